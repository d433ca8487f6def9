import { FolderDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { BrandDraft } from '#shared/contract/branding.ts';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { Button } from '#renderer/ui/button.tsx';
import styles from './go-live.module.css';

/** Icon and logo as files, in the format and size that Stripe takes. */
export function ExportStep({ draft }: { readonly draft: BrandDraft }): ReactNode {
  const text = useText();
  const [done, setDone] = useState<{ readonly folder: string; readonly files: readonly string[] } | null>(
    null,
  );
  const [error, setError] = useState<AppError | null>(null);
  const hasPictures = draft.brand.icon !== null || draft.brand.logo !== null;
  const save = async (): Promise<void> => {
    const answer = await call('branding.exportPictures', { draftId: draft.id });
    setError(answer.ok ? null : answer.error);
    if (answer.ok && answer.value !== null) setDone(answer.value);
  };
  return (
    <li className={styles['step']}>
      <h3>{text('goLive.files')}</h3>
      <p className={styles['quiet']}>{text(hasPictures ? 'goLive.filesHelp' : 'goLive.noFiles')}</p>
      {hasPictures && (
        <Button onPress={() => void save()}>
          <FolderDown aria-hidden />
          {text('goLive.saveFiles')}
        </Button>
      )}
      {done !== null && (
        <p aria-live="polite">
          {text('goLive.filesSaved', {
            files: done.files.join(text('ui.listSeparator')),
            folder: done.folder,
          })}
        </p>
      )}
      {error !== null && (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
    </li>
  );
}
