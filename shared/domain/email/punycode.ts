const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;

/** A domain with its `xn--` labels as people write them (RFC 3492); labels that are none stay. */
export function unicodeDomain(domain: string): string {
  return domain
    .split('.')
    .map((label) => (/^xn--/i.test(label) ? (decode(label.slice(4)) ?? label) : label))
    .join('.');
}

function decode(text: string): string | null {
  const basicEnd = text.lastIndexOf('-');
  const basic = text.slice(0, Math.max(0, basicEnd));
  const output = Array.from(basic, (letter) => letter.codePointAt(0) ?? 0);
  const digits = text.slice(basicEnd + 1).toLowerCase();
  let code = 128;
  let bias = 72;
  let index = 0;
  let position = 0;
  while (position < digits.length) {
    const start = index;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(digits[position]);
      position += 1;
      if (digit === null) return null;
      index += digit * weight;
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = output.length + 1;
    bias = adapt(index - start, length, start === 0);
    code += Math.floor(index / length);
    if (code > 0x10ffff || !Number.isSafeInteger(index)) return null;
    index %= length;
    output.splice(index, 0, code);
    index += 1;
  }
  return String.fromCodePoint(...output);
}

function digitOf(letter: string | undefined): number | null {
  if (letter === undefined) return null;
  if (letter >= 'a' && letter <= 'z') return letter.charCodeAt(0) - 97;
  return letter >= '0' && letter <= '9' ? letter.charCodeAt(0) - 22 : null;
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let left = isFirst ? Math.floor(delta / 700) : Math.floor(delta / 2);
  left += Math.floor(left / length);
  let k = 0;
  while (left > ((BASE - T_MIN) * T_MAX) / 2) {
    left = Math.floor(left / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * left) / (left + 38));
}
