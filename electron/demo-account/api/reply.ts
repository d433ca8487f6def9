/** What goes back over the connection; `status` 0 where nothing does. */
export type ApiReply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer | string;
    }
  | { readonly kind: 'cut'; readonly status: 0 }
  | { readonly kind: 'silence'; readonly status: 0 };

export function jsonReply(
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): ApiReply {
  return {
    kind: 'answer',
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}
