import { checkUrl } from '../api/common-params.ts';
import { missingReference, refused } from '../api/errors.ts';
import type { Context, Operation } from '../api/operation.ts';
import { operation } from '../api/operation.ts';
import { choice, integer, list, object, required, text, type ParamsOf } from '../api/params.ts';
import { newId, randomText } from '../store/ids.ts';
import type { PortalConfigurationObject } from '../store/portal-objects.ts';

const LOCALES =
  'auto bg cs da de el en en-AU en-CA en-GB en-IE en-IN en-NZ en-SG es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'.split(
    ' ',
  );

const flow = object({
  type: required(
    choice([
      'customer_update',
      'payment_method_update',
      'subscription_cancel',
      'subscription_pause',
      'subscription_update',
      'subscription_update_confirm',
    ]),
  ),
  after_completion: object({
    hosted_confirmation: object({ custom_message: text(500) }),
    redirect: object({ return_url: required(text()) }),
    type: required(choice(['hosted_confirmation', 'portal_homepage', 'redirect'])),
  }),
  subscription_cancel: object({
    retention: object({
      coupon_offer: required(object({ coupon: required(text()) })),
      type: required(choice(['coupon_offer'])),
    }),
    subscription: required(text()),
  }),
  subscription_pause: object({ subscription: required(text()) }),
  subscription_update: object({ subscription: required(text()) }),
  subscription_update_confirm: object({
    discounts: list(object({ coupon: text(), promotion_code: text() })),
    items: required(list(object({ id: required(text()), price: text(), quantity: integer(0) }))),
    subscription: required(text()),
  }),
});
type Flow = ParamsOf<typeof flow>;

const createSession = operation({
  method: 'POST',
  path: '/v1/billing_portal/sessions',
  permission: 'rak_customer_portal_write',
  answers: 'billing_portal.session',
  fields: {
    after_expiration: object({
      customer_login: object({ expires_at: integer(0) }),
      type: required(choice(['customer_login'])),
    }),
    configuration: text(),
    customer: required(text()),
    flow_data: flow,
    locale: choice(LOCALES),
    return_url: text(),
  },
  handle(context, params) {
    const { store } = context;
    if (store.customers.get(params.customer) === undefined) {
      throw missingReference('customer', params.customer, 'customer');
    }
    const configuration = configurationFor(context, params.configuration);
    if (params.return_url !== undefined) checkUrl(params.return_url, 'return_url');
    const session = {
      id: newId('bps'),
      object: 'billing_portal.session',
      after_expiration: afterExpiration(params.after_expiration),
      configuration: configuration.id,
      created: context.now,
      customer: params.customer,
      customer_account: null,
      flow: flowOf(context, params.flow_data, params.customer),
      livemode: store.livemode,
      locale: params.locale ?? null,
      on_behalf_of: null,
      return_url: params.return_url ?? configuration.default_return_url,
      // Nothing answers there: the demo account has no portal of its own.
      url: `https://billing.stripe.com/p/session/${store.livemode ? '' : 'test_'}${randomText(40)}`,
    };
    context.events.record('billing_portal.session.created', session);
    return session;
  },
});

function configurationFor(context: Context, id: string | undefined): PortalConfigurationObject {
  const { portalConfigurations, livemode } = context.store;
  if (id === undefined) {
    for (const configuration of portalConfigurations.values())
      if (configuration.is_default) return configuration;
    const mode = livemode ? 'live' : 'test';
    throw refused(
      `No configuration provided and your ${mode} mode default configuration has not been created. Provide a configuration or create your default by saving your customer portal settings in ${mode} mode at https://dashboard.stripe.com/${livemode ? '' : 'test/'}settings/billing/portal.`,
    );
  }
  const configuration = portalConfigurations.get(id);
  if (configuration === undefined) throw missingReference('configuration', id, 'configuration');
  if (!configuration.active) throw refused('The configuration is inactive.', 'configuration');
  return configuration;
}

interface AfterExpiration {
  readonly customer_login?: { readonly expires_at?: number | undefined } | undefined;
  readonly type: 'customer_login';
}

function afterExpiration(params: AfterExpiration | undefined): object | null {
  if (params === undefined) return null;
  return { customer_login: { expires_at: params.customer_login?.expires_at ?? null }, type: params.type };
}

function flowOf(context: Context, params: Flow | undefined, customer: string): object | null {
  if (params === undefined) return null;
  const { type, after_completion: after } = params;
  const needsSubscription = type.startsWith('subscription_');
  const details = {
    subscription_cancel: params.subscription_cancel,
    subscription_pause: params.subscription_pause,
    subscription_update: params.subscription_update,
    subscription_update_confirm: params.subscription_update_confirm,
  };
  const own = Object.entries(details).find(([name]) => name === type)?.[1];
  if (needsSubscription) checkFlowSubscription(context, type, own?.subscription, customer);
  return {
    after_completion: {
      hosted_confirmation:
        after?.hosted_confirmation === undefined
          ? null
          : { custom_message: after.hosted_confirmation.custom_message ?? null },
      redirect: after?.redirect ?? null,
      type: after?.type ?? 'portal_homepage',
    },
    customer_update: type === 'customer_update' ? {} : null,
    subscription_cancel:
      params.subscription_cancel === undefined
        ? null
        : {
            retention: params.subscription_cancel.retention ?? null,
            subscription: params.subscription_cancel.subscription,
          },
    subscription_pause: params.subscription_pause ?? null,
    subscription_update: params.subscription_update ?? null,
    subscription_update_confirm: confirmOf(params.subscription_update_confirm),
    type,
  };
}

function checkFlowSubscription(
  context: Context,
  type: string,
  id: string | undefined,
  customer: string,
): void {
  const at = `flow_data[${type}][subscription]`;
  if (id === undefined) throw refused(`Missing required param: ${at}.`, at, 'parameter_missing');
  const subscription = context.store.subscriptions.get(id);
  if (subscription === undefined) throw missingReference('subscription', id, at);
  if (subscription.customer !== customer) {
    throw refused('The subscription does not belong to the customer of this session.', at);
  }
}

function confirmOf(params: Flow['subscription_update_confirm']): object | null {
  if (params === undefined) return null;
  return {
    discounts:
      params.discounts?.map((discount) => ({
        coupon: discount.coupon ?? null,
        promotion_code: discount.promotion_code ?? null,
      })) ?? null,
    items: params.items.map((item) => ({
      id: item.id,
      price: item.price ?? null,
      ...(item.quantity === undefined ? {} : { quantity: item.quantity }),
    })),
    subscription: params.subscription,
  };
}

export const portalSessionOperations: readonly Operation[] = [createSession];
