const FIELDS: Readonly<Record<string, string>> = {
  tax_code: 'taxCode',
  tax_details: 'taxCode',
  'tax_details.performance_location': 'performanceLocation',
  'tax_details.tax_code': 'taxCode',
  statement_descriptor: 'statementDescriptor',
  unit_label: 'unitLabel',
  marketing_features: 'marketingFeatures',
  package_dimensions: 'packageDimensions',
  default_price: 'defaultPriceId',
  default_price_data: 'firstPrice',
};

/** Stripe's `param` (`marketing_features[2][name]`) as a path of our fields (`marketingFeatures.2`). */
export function toFieldPath(param: string): string {
  const path = param.replaceAll(']', '').replaceAll('[', '.');
  const exact = FIELDS[path];
  if (exact !== undefined) return exact;
  const [head = '', ...rest] = path.split('.');
  if (head === 'default_price_data') return 'firstPrice';
  return [
    FIELDS[head] ?? head,
    ...rest.filter((part) => part !== 'name' || head !== 'marketing_features'),
  ].join('.');
}
