import type { Operation } from '../api/operation.ts';
import { operation } from '../api/operation.ts';

/** The account's own identity and branding; read only (facts 8). */
const retrieveAccount = operation({
  method: 'GET',
  path: '/v1/account',
  permission: 'rak_accounts_kyc_basic_read',
  answers: 'account',
  fields: {},
  handle({ account, store }) {
    const { profile } = store;
    return {
      id: account.id,
      object: 'account',
      business_profile: {
        mcc: '5814',
        minority_owned_business_designation: null,
        name: profile.name,
        product_description: null,
        specified_commercial_transactions_act_url: null,
        support_address: null,
        support_email: profile.supportEmail,
        support_phone: profile.supportPhone,
        support_url: profile.supportUrl,
        url: profile.url,
      },
      business_type: 'company',
      capabilities: { card_payments: 'active', transfers: 'active' },
      charges_enabled: true,
      controller: { type: 'account' },
      country: 'JP',
      created: 1_577_836_800,
      default_currency: 'jpy',
      details_submitted: true,
      email: 'owner@kissa-mori.example',
      metadata: {},
      payouts_enabled: true,
      settings: {
        branding: profile.branding,
        card_payments: {
          decline_on: { avs_failure: false, cvc_failure: true },
          statement_descriptor_prefix: null,
          statement_descriptor_prefix_kana: null,
          statement_descriptor_prefix_kanji: null,
        },
        dashboard: { display_name: profile.name, timezone: 'Asia/Tokyo' },
        payments: {
          statement_descriptor: profile.statementDescriptor,
          statement_descriptor_kana: null,
          statement_descriptor_kanji: null,
          statement_descriptor_prefix_kana: null,
          statement_descriptor_prefix_kanji: null,
        },
      },
      type: 'standard',
    };
  },
});

export const accountOperations: readonly Operation[] = [retrieveAccount];
