import type { ApiReply } from '../api/reply.ts';
import { samplePicture } from '../sample/pictures.ts';
import type { Account } from '../store/account.ts';

/**
 * What can be read without a key: pictures of the sample shop (`/images/bag-24.png`) and uploads
 * that have a link (`/links/TOKEN`), as `files.stripe.com/links/…` at Stripe.
 */
export function publicFile(path: string, account: Account): ApiReply | undefined {
  const picture = /^\/images\/([a-z]+-\d+)\.png$/.exec(path)?.[1];
  if (picture !== undefined) {
    const data = samplePicture(picture);
    return data === undefined ? undefined : bytes(data, 'image/png');
  }
  if (!path.startsWith('/links/')) return undefined;
  const url = `${account.origin}${path}`;
  for (const store of [account.modes.test, account.modes.live]) {
    for (const link of store.fileLinks.values()) {
      if (link.url !== url) continue;
      const content = store.fileContents.get(link.file);
      const expired = link.expires_at !== null && link.expires_at <= account.clock.now();
      return content === undefined || expired ? undefined : bytes(content.data, content.contentType);
    }
  }
  return undefined;
}

function bytes(data: Buffer, type: string): ApiReply {
  return {
    kind: 'answer',
    status: 200,
    headers: {
      'content-type': type,
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
    },
    body: data,
  };
}
