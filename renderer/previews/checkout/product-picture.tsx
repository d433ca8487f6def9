import { type ReactNode, useState } from 'react';
import styles from './checkout.module.css';

/** The product's picture as Checkout shows it. One that cannot be fetched is left out, as there. */
export function ProductPicture({ url }: { readonly url: string | null }): ReactNode {
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  if (url === null || url === brokenUrl) return null;
  return <img className={styles['picture']} src={url} alt="" onError={() => setBrokenUrl(url)} />;
}
