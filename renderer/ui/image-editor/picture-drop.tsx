import type { ClipboardEvent, ReactNode } from 'react';
import { DropZone } from 'react-aria-components/DropZone';

interface PictureDropProps {
  readonly label: string;
  readonly className?: string;
  readonly isDisabled?: boolean;
  /** Files that were dropped or pasted, in their order; never none. */
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** A place that takes files by drop, and by paste while the focus is in it. */
export function PictureDrop(props: PictureDropProps): ReactNode {
  const { label, className, isDisabled = false, onFiles, children } = props;
  // React Aria passes over a pasted picture that is no file on disk (a screenshot, "Copy image"): read it here.
  const onPaste = (event: ClipboardEvent): void => {
    const files = [...event.clipboardData.files];
    if (isDisabled || files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onFiles(files);
  };
  return (
    <div onPaste={onPaste}>
      <DropZone
        {...(className === undefined ? {} : { className })}
        isDisabled={isDisabled}
        aria-label={label}
        onDrop={(event) => {
          const dropped = event.items.filter((item) => item.kind === 'file');
          if (dropped.length > 0) {
            void Promise.all(dropped.map(async (item) => await item.getFile())).then(onFiles);
          }
        }}
      >
        {children}
      </DropZone>
    </div>
  );
}
