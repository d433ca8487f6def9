import { mergeMetadata, metadataPatch } from '../api/common-params.ts';
import { notFound } from '../api/errors.ts';
import type { Context, Operation } from '../api/operation.ts';
import { operation } from '../api/operation.ts';
import { createdWindow, listPage, pageFields } from '../api/pagination.ts';
import { choice, clearable, list, object, text } from '../api/params.ts';
import { searchFields, searchPage } from '../api/search.ts';
import { newId, randomText } from '../store/ids.ts';
import type { Address, CustomerObject } from '../store/objects.ts';
import { previousAttributes } from '../store/previous-attributes.ts';
import { kept } from './patch.ts';
import { similarInOtherMode } from './products.ts';
import { cancelNow } from './subscription-rules.ts';

const address = object({
  city: clearable(text()),
  country: clearable(text()),
  line1: clearable(text()),
  line2: clearable(text()),
  postal_code: clearable(text()),
  state: clearable(text()),
});

/** The demo account keeps an email as it was sent: Stripe does not make them unique (facts 7). */
const writableFields = {
  address: clearable(address),
  description: clearable(text()),
  email: clearable(text(512)),
  metadata: metadataPatch,
  name: clearable(text(256)),
  phone: clearable(text(20)),
  preferred_locales: clearable(list(text())),
  tax_exempt: choice(['none', 'exempt', 'reverse']),
};

const createCustomer = operation({
  method: 'POST',
  path: '/v1/customers',
  permission: 'rak_customer_write',
  answers: 'customer',
  fields: { ...writableFields, test_clock: text() },
  handle(context, params) {
    const customer: CustomerObject = {
      ...blankCustomer(newId('cus'), context.now, context.store.livemode),
      address: addressOf(params.address, null),
      description: params.description ?? null,
      email: params.email ?? null,
      metadata: mergeMetadata({}, params.metadata),
      name: params.name ?? null,
      phone: params.phone ?? null,
      preferred_locales: params.preferred_locales ?? [],
      tax_exempt: params.tax_exempt ?? 'none',
      test_clock: params.test_clock ?? null,
    };
    context.store.customers.put(customer);
    context.events.record('customer.created', customer);
    return customer;
  },
});

const updateCustomer = operation({
  method: 'POST',
  path: '/v1/customers/:id',
  permission: 'rak_customer_write',
  answers: 'customer',
  fields: writableFields,
  handle(context, params) {
    const old = findCustomer(context);
    const customer: CustomerObject = {
      ...old,
      address: params.address === undefined ? old.address : addressOf(params.address, old.address),
      description: kept(params.description, old.description),
      email: kept(params.email, old.email),
      metadata: mergeMetadata(old.metadata, params.metadata),
      name: kept(params.name, old.name),
      phone: kept(params.phone, old.phone),
      preferred_locales:
        params.preferred_locales === undefined ? old.preferred_locales : (params.preferred_locales ?? []),
      tax_exempt: params.tax_exempt ?? old.tax_exempt,
    };
    if (previousAttributes(old, customer) === undefined) return old;
    context.store.customers.put(customer);
    context.events.record('customer.updated', customer, old);
    return customer;
  },
});

/** Deleting cancels the subscriptions at once and leaves a stub behind (facts 1.3, 7). */
const deleteCustomer = operation({
  method: 'DELETE',
  path: '/v1/customers/:id',
  permission: 'rak_customer_write',
  fields: {},
  handle(context) {
    const customer = findCustomer(context);
    for (const subscription of context.store.subscriptions.values()) {
      if (subscription.customer === customer.id) cancelNow(context, subscription);
    }
    context.store.customers.delete(customer.id);
    context.store.deletedCustomers.add(customer.id);
    context.events.record('customer.deleted', customer);
    return deletedStub(customer.id);
  },
});

const retrieveCustomer = operation({
  method: 'GET',
  path: '/v1/customers/:id',
  permission: 'rak_customer_read',
  answers: 'customer',
  fields: {},
  handle: (context) =>
    context.store.deletedCustomers.has(context.id) ? deletedStub(context.id) : findCustomer(context),
});

/** `email` is exact and case-sensitive; customers on a test clock show only with it (facts 7). */
const listCustomers = operation({
  method: 'GET',
  path: '/v1/customers',
  permission: 'rak_customer_read',
  answers: 'customer',
  fields: { ...pageFields, created: createdWindow, email: text(512), test_clock: text() },
  handle(context, params) {
    const { customers } = context.store;
    return listPage({
      order: customers.order,
      entryOf: (id) => customers.entry(id),
      page: params,
      url: context.path,
      noun: 'customer',
      created: params.created,
      accepts: (customer) =>
        (params.email === undefined || customer.email === params.email) &&
        customer.test_clock === (params.test_clock ?? null),
    });
  },
});

const searchCustomers = operation({
  method: 'GET',
  path: '/v1/customers/search',
  permission: 'rak_customer_read',
  answers: 'customer',
  fields: searchFields,
  handle: (context, params) => searchPage(context, params, 'customer'),
});

/** A customer of whom nothing is known yet. */
export function blankCustomer(id: string, created: number, livemode: boolean): CustomerObject {
  return {
    id,
    object: 'customer',
    address: null,
    balance: 0,
    created,
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}

type AddressParams = { readonly [K in keyof Address]?: string | null | undefined } | null | undefined;

function addressOf(params: AddressParams, old: Address | null): Address | null {
  if (params === null || params === undefined) return null;
  return {
    city: kept(params.city, old?.city ?? null),
    country: kept(params.country, old?.country ?? null),
    line1: kept(params.line1, old?.line1 ?? null),
    line2: kept(params.line2, old?.line2 ?? null),
    postal_code: kept(params.postal_code, old?.postal_code ?? null),
    state: kept(params.state, old?.state ?? null),
  };
}

function deletedStub(id: string): object {
  return { id, object: 'customer', deleted: true };
}

function findCustomer(context: Context): CustomerObject {
  const customer = context.store.customers.get(context.id);
  if (customer !== undefined) return customer;
  const { test, live } = context.account.modes;
  const other = context.store.livemode ? test : live;
  throw notFound(
    'customer',
    context.id,
    other.customers.get(context.id) === undefined ? '' : similarInOtherMode(context),
  );
}

export const customerOperations: readonly Operation[] = [
  createCustomer,
  searchCustomers,
  retrieveCustomer,
  updateCustomer,
  deleteCustomer,
  listCustomers,
];
