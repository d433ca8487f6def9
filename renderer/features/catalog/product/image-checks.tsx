import { CircleAlert, CircleCheck } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ImageCheck } from '#shared/domain/image-check.ts';
import { isQueuedImage } from '#shared/domain/queued-image.ts';
import { stream } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import styles from './images-field.module.css';
import { useProductPage } from './product-context.ts';
import page from './product-page.module.css';

/** Whether the pictures' addresses bring pictures, looked at when the person asks: nothing is fetched unasked for it. */
export function ImageChecks(): ReactNode {
  const text = useText();
  const { fields } = useProductPage();
  const urls = fields.images.filter((value) => !isQueuedImage(value));
  const [found, setFound] = useState<readonly ImageCheck[] | null>(null);
  const [isRunning, setRunning] = useState(false);
  const cancel = useRef<(() => void) | null>(null);
  useEffect(() => () => cancel.current?.(), []);
  if (urls.length === 0) return null;
  const check = async (): Promise<void> => {
    setFound([]);
    setRunning(true);
    const running = stream('catalog.checkImages', { urls }, (progress) => setFound(progress.found));
    cancel.current = running.cancel;
    const answer = await running.result;
    setRunning(false);
    if (answer.ok) setFound(answer.value.found);
  };
  // What was said of an address that is no longer there says nothing.
  const shown = (found ?? []).filter(({ url }) => urls.includes(url));
  return (
    <div className={styles['checks']}>
      <Button size="small" look="quiet" isDisabled={isRunning} onPress={() => void check()}>
        {isRunning
          ? text('image.checking', { done: shown.length, count: urls.length })
          : text('image.check', { count: urls.length })}
      </Button>
      <ul aria-label={text('image.checked')} aria-live="polite">
        {shown.map((one) => (
          <li key={one.url} className={one.verdict === 'fine' ? page['help'] : page['warning']}>
            {one.verdict === 'fine' ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
            <span>
              {text('image.verdict', {
                position: fields.images.indexOf(one.url) + 1,
                sentence: sentence(one),
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );

  function sentence({ verdict, status, bytes, tookMs }: ImageCheck): string {
    const seconds = Math.round(tookMs / 100) / 10;
    const megabytes = bytes === null ? 5 : Math.round((bytes / 1024 / 1024) * 10) / 10;
    if (verdict === 'broken' && status !== null) return text('image.verdict.status', { status });
    return text(`image.verdict.${verdict}`, { seconds, megabytes });
  }
}
