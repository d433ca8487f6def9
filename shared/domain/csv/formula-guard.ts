/**
 * Spreadsheet programs run a cell that begins like a formula, and take a leading apostrophe as
 * "this is text". One apostrophe in front makes any such text harmless, and taking exactly one away
 * again gives the text back, whatever it was.
 */
const RISKY = new Set(['=', '+', '-', '@', '\t', '\r', "'"]);

export function guardCell(text: string): string {
  return RISKY.has(text.charAt(0)) ? `'${text}` : text;
}

export function unguardCell(text: string): string {
  return text.startsWith("'") && RISKY.has(text.charAt(1)) ? text.slice(1) : text;
}
