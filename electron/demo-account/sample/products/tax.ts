/** The tax codes of the sample shop. */
export const GOODS = 'txcd_99999999';
export const FOOD = 'txcd_40040000';
export const SERVED_FOOD = 'txcd_40060003';
export const SERVICES = 'txcd_20030000';
export const SOFTWARE = 'txcd_10103001';
