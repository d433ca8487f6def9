/** Tax code ids (facts 3.1). The list itself is data and lives elsewhere; match by id only. */

const PATTERN = /^txcd_\d{8}$/;

export const TAX_CODE = {
  nontaxable: 'txcd_00000000',
  electronicServices: 'txcd_10000000',
  services: 'txcd_20030000',
  tangibleGoods: 'txcd_99999999',
  shipping: 'txcd_92010001',
} as const;

/** The general codes, offered on top of the list because most shops need one of them. */
export const GENERAL_TAX_CODES: readonly string[] = [
  TAX_CODE.tangibleGoods,
  TAX_CODE.electronicServices,
  TAX_CODE.services,
  TAX_CODE.nontaxable,
];

export function isTaxCodeId(text: string): boolean {
  return PATTERN.test(text);
}

/** Shipping has a tax code of its own that belongs on shipping rates, not on products. */
export function isTaxCodeForProducts(id: string): boolean {
  return id !== TAX_CODE.shipping;
}
