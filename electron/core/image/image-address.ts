/**
 * Addresses of pictures on the app's own scheme, the only ones the window's policy lets it show:
 * `/images/queued/<sha256>` for files that wait here, `/images/remote/<base64url of the URL>` for
 * the web's. Made by the catalog, read by the `app://` handler.
 */
export type ImageAddress =
  | { readonly kind: 'queued'; readonly sha256: string }
  | { readonly kind: 'remote'; readonly url: string };

const QUEUED = /^\/images\/queued\/([\da-f]{64})$/;
const REMOTE = /^\/images\/remote\/([\w-]{1,8192})$/;

export function readImageAddress(pathname: string): ImageAddress | null {
  const sha256 = QUEUED.exec(pathname)?.[1];
  if (sha256 !== undefined) return { kind: 'queued', sha256 };
  const encoded = REMOTE.exec(pathname)?.[1];
  return encoded === undefined
    ? null
    : { kind: 'remote', url: Buffer.from(encoded, 'base64url').toString('utf8') };
}
