import { type ReactNode, useState } from 'react';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { AccountDialogs } from './account-dialogs.tsx';
import { late } from './late.tsx';
import { Palette } from './palette.tsx';
import { closeOverlay, useShell } from '../screen/shell-store.ts';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';

const PublishSheet = late(
  async () => (await import('#renderer/features/publish/publish-sheet.tsx')).PublishSheet,
);

/** What can lie over any screen. */
export function Overlays(): ReactNode {
  const overlay = useShell((state) => state.overlay);
  const hasAccount = useCurrentAccount() !== null;
  const [isReviewRead, setReviewRead] = useState(false);
  if (overlay === 'review' && !isReviewRead) setReviewRead(true);
  return (
    <>
      {overlay === 'palette' ? <Palette onClose={() => closeOverlay('palette')} /> : null}
      <ShortcutsSheet isOpen={overlay === 'shortcuts'} onClose={() => closeOverlay('shortcuts')} />
      {hasAccount && isReviewRead ? (
        <PublishSheet isOpen={overlay === 'review'} onClose={() => closeOverlay('review')} />
      ) : null}
      <AccountDialogs />
    </>
  );
}
