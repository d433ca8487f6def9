/**
 * Length as the limits of facts 1 are counted here: Unicode code points, which is what
 * `maxLength` means in Stripe's OpenAPI document and what a Ruby server counts. An emoji of one
 * code point counts 1 (not 2, as `String.length` says), a flag of two counts 2.
 */
export function textLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
