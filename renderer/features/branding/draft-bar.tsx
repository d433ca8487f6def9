import { Download, MoreHorizontal, Plus, Redo2, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '#renderer/ui/menu.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { draftOf, type DraftSource, freeDraftName } from './branding-desk.ts';
import styles from './branding.module.css';
import { useDesk, useDeskState } from './desk-context.ts';
import { ExportSheetDialog } from './export-sheet-dialog.tsx';
import { GoLiveSheet } from './go-live/go-live-sheet.tsx';
import { NameDialog } from './name-dialog.tsx';

type Opened = 'rename' | 'sheet' | 'live' | null;

/** Which draft is in hand, and what can be done with it as a whole. */
export function DraftBar(): ReactNode {
  const text = useText();
  const desk = useDesk();
  const [opened, setOpened] = useState<Opened>(null);
  const engine = useDeskState((state) => state.engine);
  const drafts = engine?.drafts;
  const draft = useDeskState(draftOf);
  const close = (): void => setOpened(null);
  if (engine === null || drafts === undefined) return null;
  const newest = engine.readings.find(({ brand }) => brand !== null);
  const create = async (from: DraftSource): Promise<void> => {
    const name = freeDraftName(drafts, (number) => text('branding.newName', { number }));
    await desk.create(name, from);
  };
  return (
    <div className={styles['bar']}>
      {draft === null ? null : (
        <>
          <Select
            className={styles['draftSelect'] ?? ''}
            label={text('branding.draft')}
            isLabelHidden
            value={String(draft.id)}
            onChange={(id) => void desk.choose(Number(id))}
            options={drafts.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <DraftMenu onRename={() => setOpened('rename')} onCreate={(from) => void create(from)} />
          <IconButton
            label={text('ui.undo')}
            isDisabled={!draft.canUndo}
            onPress={() =>
              void desk.run(async (call) => await call('branding.undoEdit', { draftId: draft.id }))
            }
          >
            <Undo2 aria-hidden />
          </IconButton>
          <IconButton
            label={text('ui.redo')}
            isDisabled={!draft.canRedo}
            onPress={() =>
              void desk.run(async (call) => await call('branding.redoEdit', { draftId: draft.id }))
            }
          >
            <Redo2 aria-hidden />
          </IconButton>
        </>
      )}
      <Button
        look={draft === null ? 'primary' : 'outline'}
        onPress={() =>
          void create(newest === undefined ? { kind: 'blank' } : { kind: 'live', mode: newest.mode })
        }
      >
        <Plus aria-hidden />
        {text('branding.newDraft')}
      </Button>
      <span className={styles['push']} />
      {draft === null ? null : (
        <>
          <Button onPress={() => setOpened('sheet')}>
            <Download aria-hidden />
            {text('branding.exportSheet')}
          </Button>
          <Button look="primary" onPress={() => setOpened('live')}>
            {text('branding.prepare')}
          </Button>
        </>
      )}
      {opened === 'rename' && draft !== null && (
        <NameDialog
          title={text('branding.renameDraft')}
          name={draft.name}
          onClose={close}
          onName={async (name) =>
            await desk.run(async (call) => await call('branding.renameDraft', { draftId: draft.id, name }))
          }
        />
      )}
      {opened === 'sheet' && draft !== null && <ExportSheetDialog draft={draft} onClose={close} />}
      {opened === 'live' && draft !== null && <GoLiveSheet draft={draft} onClose={close} />}
    </div>
  );
}

function DraftMenu({
  onRename,
  onCreate,
}: {
  readonly onRename: () => void;
  readonly onCreate: (from: DraftSource) => void;
}): ReactNode {
  const text = useText();
  const desk = useDesk();
  const draft = useDeskState(draftOf);
  const readings = useDeskState((state) => state.engine?.readings);
  if (draft === null) return null;
  const read = (readings ?? []).filter(({ brand }) => brand !== null);
  const { id: draftId, name } = draft;
  const remove = async (): Promise<void> => {
    const isDone = await desk.run(async (call) => await call('branding.deleteDraft', { draftId }));
    if (!isDone) return;
    showToast(text('branding.deleted', { name }), {
      label: text('ui.undo'),
      run: () => {
        const restore = desk.run(async (call) => await call('branding.restoreDraft', { draftId }));
        void restore.then(async () => await desk.choose(draftId));
      },
    });
  };
  return (
    <Menu
      aria-label={text('branding.draftMenu')}
      trigger={
        <IconButton label={text('branding.draftMenu')}>
          <MoreHorizontal aria-hidden />
        </IconButton>
      }
      onAction={(key) => {
        if (key === 'rename') onRename();
        else if (key === 'copy')
          void desk.create(text('branding.copyName', { name }).slice(0, 80), { kind: 'draft', draftId });
        else if (key === 'blank') onCreate({ kind: 'blank' });
        else if (key === 'delete') void remove();
        else {
          const reading = read.find(({ mode }) => key === `live:${mode}`);
          if (reading !== undefined) onCreate({ kind: 'live', mode: reading.mode });
        }
      }}
    >
      <MenuItem id="rename" label={text('branding.rename')} />
      <MenuItem id="copy" label={text('branding.duplicate')} />
      <MenuSeparator />
      {read.map(({ mode }) => (
        <MenuItem
          key={mode}
          id={`live:${mode}`}
          label={text('branding.newFromLive', { mode: text(`mode.${mode}`) })}
        />
      ))}
      <MenuItem id="blank" label={text('branding.newBlank')} />
      <MenuSeparator />
      <MenuItem id="delete" label={text('branding.delete')} isDanger />
    </Menu>
  );
}
