/**
 * The window's content policy (design, "The window"). Set as a header by the `app://` handler, so
 * that no page can be served without it. `nonce` is for the style elements that React Aria makes.
 */
export function windowPolicy(nonce: string): string {
  return policy({ 'style-src': `'self' 'nonce-${nonce}'` });
}

/** The key window's page is a text box and a button: no fonts, no pictures, no made styles. */
export function keyWindowPolicy(): string {
  return policy({ 'style-src': "'self'", 'img-src': "'none'", 'font-src': "'none'" });
}

/**
 * `npm run dev` alone: the dev server writes inline scripts and styles and speaks over a socket.
 * Never in a build: the caller asks for it only while a dev server is named and nothing is packaged.
 */
export function devServerPolicy(): string {
  return policy({
    'script-src': "'self' 'unsafe-inline'",
    'style-src': "'self' 'unsafe-inline'",
    // Vite's client tries the page's own host first, in vain, and its server's then.
    'connect-src': "'self' ws://countertop ws://127.0.0.1:*",
  });
}

function policy(changes: Readonly<Record<string, string>>): string {
  const rules: Record<string, string> = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'font-src': "'self'",
    'connect-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    ...changes,
  };
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
