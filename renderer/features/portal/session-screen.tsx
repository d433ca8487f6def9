import type { ReactNode } from 'react';
import { goTo, ROUTES } from '#renderer/screen/navigation.ts';
import { PortalScreen } from './portal-screen.tsx';
import { SessionDialog } from './session-dialog.tsx';
import { usePortalIsHere } from './use-portal-state.ts';

/** The portal with the dialog for a customer who was found in Customers. */
export function SessionScreen({ customerId }: { readonly customerId: string }): ReactNode {
  const isHere = usePortalIsHere();
  return (
    <>
      <PortalScreen />
      {isHere ? (
        <SessionDialog customerId={customerId} onClose={() => goTo(ROUTES.portal, { replace: true })} />
      ) : null}
    </>
  );
}
