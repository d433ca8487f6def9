import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { cx } from './cx.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { keepFocus } from './keep-focus.ts';

export interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** Heading and accessible name. */
  title: string;
  width?: 'narrow' | 'normal' | 'wide';
  /** `alertdialog` for a question that must be answered: no click outside closes it. */
  role?: 'dialog' | 'alertdialog';
  /** Between title and close button. */
  headerExtra?: ReactNode;
  /** Buttons, the one to do next last. */
  footer?: ReactNode;
  children: ReactNode;
}

export function Dialog({ width = 'normal', ...props }: DialogProps): ReactNode {
  return <Overlay {...props} overlayClass="" modalClass={styles[width]} />;
}

/** A panel over the window from its right edge, full height: for work that needs room. */
export function Sheet(props: Omit<DialogProps, 'width' | 'role'>): ReactNode {
  return <Overlay {...props} overlayClass={styles['sheetOverlay']} modalClass={styles['sheet']} />;
}

type OverlayProps = Omit<DialogProps, 'width'> & {
  overlayClass: string | undefined;
  modalClass: string | undefined;
};

function Overlay(props: OverlayProps): ReactNode {
  const {
    isOpen,
    onClose,
    title,
    role = 'dialog',
    headerExtra,
    footer,
    children,
    overlayClass,
    modalClass,
  } = props;
  const text = useText();
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={role === 'dialog'}
      className={cx(styles['overlay'], overlayClass)}
    >
      <Modal className={cx(styles['modal'], modalClass)}>
        <AriaDialog role={role} className={styles['dialog'] ?? ''}>
          <header ref={keepFocus} className={styles['header']}>
            <Heading slot="title" level={2} className={styles['title'] ?? ''}>
              {title}
            </Heading>
            {headerExtra}
            <IconButton label={text('ui.close')} onPress={onClose}>
              <X aria-hidden />
            </IconButton>
          </header>
          <div className={styles['body']}>{children}</div>
          {footer === undefined || footer === null ? null : (
            <footer className={styles['footer']}>{footer}</footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
