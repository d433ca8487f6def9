import { expect, test } from 'vitest';
import type { ParamShape } from '#electron/demo-account/api/params.ts';
import { OPERATIONS } from '#electron/demo-account/api/routes.ts';
import { ApiDescription } from './api-description.ts';

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

const description = await ApiDescription.read();

/** `GET /v1/products/:id`, however the description names the id. */
function routeOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replaceAll(/\{[^}]+\}/g, ':id')}`;
}

function describedFields(operation: ReturnType<ApiDescription['operations']>[number]): Schema {
  const parameters = (operation.parameters ?? []) as { in: string; name: string; schema: Schema }[];
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const body = (operation.requestBody as { content?: Record<string, { schema: Schema }> } | undefined)
    ?.content;
  const [content] = Object.values(body ?? {});
  const fields = Object.fromEntries(query.map((parameter) => [parameter.name, parameter.schema]));
  return { properties: { ...fields, ...content?.schema.properties } };
}

/** Names of fields that the server takes and the description does not have. */
function undescribed(shape: ParamShape, schema: Schema | undefined, at: string): string[] {
  if (schema === undefined) return [at];
  const variants = [schema, ...(schema.anyOf ?? [])];
  if (shape.kind === 'list')
    return undescribed(shape.item, variants.find((each) => each.items)?.items, `${at}[]`);
  if (shape.kind !== 'object') return [];
  const properties = variants.find((each) => each.properties)?.properties ?? {};
  return Object.entries(shape.fields).flatMap(([name, field]) =>
    undescribed(field, properties[name], `${at}.${name}`),
  );
}

const described = new Map(
  description.operations().map((operation) => [routeOf(operation.method, operation.path), operation]),
);

test('every route of the demo account is described, and every described route is there', () => {
  const served = OPERATIONS.map((operation) => routeOf(operation.method, operation.path));
  expect(served.toSorted()).toEqual([...described.keys()].toSorted());
});

test.each(OPERATIONS.map((operation) => [routeOf(operation.method, operation.path), operation] as const))(
  '%s takes nothing the description does not have',
  (route, operation) => {
    const found = described.get(route);
    if (found === undefined) throw new Error(`not described: ${route}`);
    expect(undescribed(operation.shape, describedFields(found), route)).toEqual([]);
  },
);

test('what the description has and the demo account refuses is known', () => {
  const refused = OPERATIONS.flatMap((operation) => {
    const route = routeOf(operation.method, operation.path);
    const found = described.get(route);
    const known = found === undefined ? [] : Object.keys(describedFields(found).properties ?? {});
    const missing = known.filter((name) => !(name in operation.shape.fields));
    return missing.length === 0 ? [] : [`${route}: ${missing.toSorted().join(' ')}`];
  });
  expect(refused).toMatchInlineSnapshot(`
    [
      "POST /v1/files: file",
      "POST /v1/customers: balance business_name cash_balance individual_name invoice_prefix invoice_settings next_invoice_sequence payment_method shipping source tax tax_id_data validate",
      "POST /v1/customers/:id: balance business_name cash_balance default_source individual_name invoice_prefix invoice_settings next_invoice_sequence shipping source tax validate",
      "POST /v1/subscriptions: add_invoice_items application_fee_percent automatic_tax backdate_start_date billing_cycle_anchor billing_cycle_anchor_config billing_mode billing_schedules billing_thresholds cancel_at currency customer_account default_payment_method default_source default_tax_rates discounts invoice_settings off_session on_behalf_of payment_behavior payment_settings pending_invoice_item_interval proration_behavior transfer_data trial_end trial_from_plan trial_settings",
      "GET /v1/subscriptions: automatic_tax customer_account plan",
      "POST /v1/billing_portal/sessions: customer_account on_behalf_of",
    ]
  `);
});
