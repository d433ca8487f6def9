import { type ReactNode, useState } from 'react';
import { useCurrentAccount } from '#renderer/bridge/engine-state.ts';
import { AccountDialogs } from './account-dialogs.tsx';
import { PublishSheet } from './late-screens.tsx';
import { Palette } from './palette.tsx';
import { closeOverlay, useShell } from '../screen/shell-store.ts';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';

/** What can lie over any screen. */
export function Overlays(): ReactNode {
  const overlay = useShell((state) => state.overlay);
  const hasAccount = useCurrentAccount() !== null;
  // Mounted when it is first opened: by then its code has been read ahead.
  const [wasReviewed, setReviewed] = useState(false);
  if (overlay === 'review' && !wasReviewed) setReviewed(true);
  return (
    <>
      {overlay === 'palette' ? <Palette onClose={() => closeOverlay('palette')} /> : null}
      <ShortcutsSheet isOpen={overlay === 'shortcuts'} onClose={() => closeOverlay('shortcuts')} />
      {hasAccount && wasReviewed ? (
        <PublishSheet isOpen={overlay === 'review'} onClose={() => closeOverlay('review')} />
      ) : null}
      <AccountDialogs />
    </>
  );
}
