import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { cx } from '#renderer/ui/cx.ts';
import styles from './thumbnail.module.css';

interface ThumbnailProps {
  /** On our own scheme; null without an image. */
  readonly url: string | null;
  readonly size?: 'row' | 'tile';
  readonly alt?: string;
}

/** A product's picture. One that cannot be fetched leaves a quiet sign, not a broken frame. */
export function Thumbnail({ url, size = 'row', alt = '' }: ThumbnailProps): ReactNode {
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  const className = cx(styles['thumbnail'], size === 'tile' && styles['tile']);
  if (url === null) return <span className={cx(className, styles['none'])} />;
  if (brokenUrl === url) {
    return (
      <span className={className} {...(alt === '' ? {} : { role: 'img', 'aria-label': alt })}>
        <ImageOff size={size === 'row' ? 13 : 22} aria-hidden />
      </span>
    );
  }
  return (
    <span className={className}>
      <img
        src={url}
        alt={alt}
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={() => setBrokenUrl(url)}
      />
    </span>
  );
}
