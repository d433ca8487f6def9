import { type ReactNode, useState } from 'react';
import type { AppError } from '#shared/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { useMay } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { leafName, pathValueText } from '#renderer/i18n/portal-field-text.ts';
import { ObjectHistory } from '#renderer/screen/object-history.tsx';
import { Alert } from '#renderer/ui/alert.tsx';
import { portalActions, usePortal } from '../portal-store.ts';
import { useSettingsPage } from './settings-context.ts';

/** Who changed what of this configuration when; nothing for one that is only here. */
export function SettingsHistory(): ReactNode {
  const text = useText();
  const { configuration, editor } = useSettingsPage();
  const catalog = usePortal((store) => store.catalog);
  const mayWrite = useMay('portal.write');
  const [error, setError] = useState<AppError | null>(null);
  if (configuration.stored === null) return null;
  const object = { kind: 'portal_configuration', id: configuration.id } as const;
  const restore = async (path: string, value: unknown): Promise<void> => {
    await editor.flush();
    const restored = await call('sync.restoreValue', { object, path, value });
    setError(restored.ok ? null : restored.error);
    await portalActions.reread();
  };
  return (
    <>
      <ObjectHistory
        object={object}
        words={{
          name: (path) => leafName(text, path),
          show: (path, value) => pathValueText(text, path, value, catalog),
          restore: mayWrite ? restore : null,
        }}
      />
      {error === null ? null : (
        <Alert tone="danger" isLive>
          {text.error(error)}
        </Alert>
      )}
    </>
  );
}
