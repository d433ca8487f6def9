import { mergeMetadata } from '../api/common-params.ts';
import { notFound, refused } from '../api/errors.ts';
import type { Context, Operation } from '../api/operation.ts';
import { operation } from '../api/operation.ts';
import { listPage, pageFields } from '../api/pagination.ts';
import { flag } from '../api/params.ts';
import { newId } from '../store/ids.ts';
import type { PortalConfigurationObject } from '../store/portal-objects.ts';
import { previousAttributes } from '../store/previous-attributes.ts';
import { kept } from './patch.ts';
import { createFields, updateFields } from './portal-fields.ts';
import { checkAddresses, FEATURES_OFF, loginPage, mergeFeatures } from './portal-rules.ts';

/** One made through the API never becomes the default (facts 5.1). */
const createConfiguration = operation({
  method: 'POST',
  path: '/v1/billing_portal/configurations',
  permission: 'rak_customer_portal_write',
  answers: 'billing_portal.configuration',
  fields: createFields,
  handle(context, params) {
    checkAddresses(params);
    const { livemode, portalConfigurations } = context.store;
    const profile = params.business_profile;
    const configuration: PortalConfigurationObject = {
      id: newId('bpc'),
      object: 'billing_portal.configuration',
      active: true,
      application: null,
      business_profile: {
        headline: profile?.headline ?? null,
        privacy_policy_url: profile?.privacy_policy_url ?? null,
        terms_of_service_url: profile?.terms_of_service_url ?? null,
      },
      created: context.now,
      default_return_url: params.default_return_url ?? null,
      features: mergeFeatures(context, FEATURES_OFF, params.features),
      is_default: false,
      livemode,
      login_page: loginPage(livemode, { enabled: false, url: null }, params.login_page?.enabled),
      metadata: mergeMetadata({}, params.metadata),
      name: params.name ?? null,
      updated: context.now,
    };
    portalConfigurations.put(configuration);
    context.events.record('billing_portal.configuration.created', configuration);
    return configuration;
  },
});

const updateConfiguration = operation({
  method: 'POST',
  path: '/v1/billing_portal/configurations/:id',
  permission: 'rak_customer_portal_write',
  answers: 'billing_portal.configuration',
  fields: updateFields,
  handle(context, params) {
    checkAddresses(params);
    const old = findConfiguration(context);
    const profile = params.business_profile;
    const changed: PortalConfigurationObject = {
      ...old,
      active: params.active ?? old.active,
      business_profile: {
        headline: kept(profile?.headline, old.business_profile.headline),
        privacy_policy_url: kept(profile?.privacy_policy_url, old.business_profile.privacy_policy_url),
        terms_of_service_url: kept(profile?.terms_of_service_url, old.business_profile.terms_of_service_url),
      },
      default_return_url: kept(params.default_return_url, old.default_return_url),
      features: mergeFeatures(context, old.features, params.features),
      login_page: loginPage(old.livemode, old.login_page, params.login_page?.enabled),
      metadata: mergeMetadata(old.metadata, params.metadata),
      name: kept(params.name, old.name),
    };
    checkActive(changed);
    if (previousAttributes(old, changed) === undefined) return old;
    const configuration = { ...changed, updated: context.now };
    context.store.portalConfigurations.put(configuration);
    context.events.record('billing_portal.configuration.updated', configuration, old);
    return configuration;
  },
});

/** Neither the default nor one with a login page can be switched off (facts 5.1). */
function checkActive(configuration: PortalConfigurationObject): void {
  if (configuration.active) return;
  if (configuration.is_default) {
    throw refused('You cannot deactivate the default configuration of the customer portal.', 'active');
  }
  if (configuration.login_page.enabled) {
    throw refused('You cannot deactivate a configuration whose login page is enabled.', 'active');
  }
}

const retrieveConfiguration = operation({
  method: 'GET',
  path: '/v1/billing_portal/configurations/:id',
  permission: 'rak_customer_portal_read',
  answers: 'billing_portal.configuration',
  fields: {},
  handle: (context) => findConfiguration(context),
});

const listConfigurations = operation({
  method: 'GET',
  path: '/v1/billing_portal/configurations',
  permission: 'rak_customer_portal_read',
  answers: 'billing_portal.configuration',
  fields: { ...pageFields, active: flag(), is_default: flag() },
  handle(context, params) {
    const { portalConfigurations } = context.store;
    return listPage({
      order: portalConfigurations.order,
      entryOf: (id) => portalConfigurations.entry(id),
      page: params,
      url: context.path,
      noun: 'configuration',
      accepts: (configuration) =>
        (params.active === undefined || configuration.active === params.active) &&
        (params.is_default === undefined || configuration.is_default === params.is_default),
    });
  },
});

function findConfiguration(context: Context): PortalConfigurationObject {
  const configuration = context.store.portalConfigurations.get(context.id);
  if (configuration === undefined) throw notFound('configuration', context.id);
  return configuration;
}

export const portalConfigurationOperations: readonly Operation[] = [
  createConfiguration,
  retrieveConfiguration,
  updateConfiguration,
  listConfigurations,
];
