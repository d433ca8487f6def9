/** The button for a website: plain HTML with its look on it, so that it works wherever it is pasted. */
export function loginButtonHtml(parts: {
  readonly url: string;
  readonly label: string;
  /** CSS colours, `#rrggbb`. */
  readonly background: string;
  readonly ink: string;
  readonly language: string;
}): string {
  const style = [
    'display:inline-block',
    'padding:12px 20px',
    'border-radius:6px',
    `background:${parts.background}`,
    `color:${parts.ink}`,
    'font:600 16px/1.25 system-ui,sans-serif',
    'text-decoration:none',
  ].join(';');
  return `<a href="${escapeHtml(parts.url)}" lang="${escapeHtml(parts.language)}" style="${escapeHtml(style)}">${escapeHtml(parts.label)}</a>`;
}

/** Text that stands in HTML or in a quoted attribute as itself. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** `#rrggbb` out of what Stripe or a person wrote; null for anything else. */
export function hexColour(text: string | null): string | null {
  const match = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec((text ?? '').trim());
  const digits = match?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
}
