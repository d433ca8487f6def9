/* oxlint-disable jsx-a11y/prefer-tag-over-role -- HTML has no list of choices that a text box steers */
import { ArrowRight, CornerDownLeft, Package, Store, Zap } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { ProductRow } from '#shared/contract/catalog.ts';
import { call } from '#renderer/bridge/client.ts';
import { useEngineState, useMay } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { switchAccount } from '../screen/account-actions.ts';
import { isCommandHandled, runCommand } from '../screen/commands.ts';
import { goTo, productRoute } from '../screen/navigation.ts';
import { moveChoice, type PaletteAction, type PaletteEntry, paletteGroups } from './palette-entries.ts';
import styles from './palette.module.css';

const PRODUCTS_SHOWN = 8;

/**
 * Screens, commands, accounts and products in one box (Mod+K). The list is our own combobox and not
 * React Aria's, whose choice follows fast typing half a second late: Enter must do what is shown.
 */
export function Palette({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText();
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => (open ? undefined : onClose())}
      className={styles['overlay'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} aria-label={text('palette.title')}>
          <PaletteBox onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBox({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText();
  const id = useId();
  const accounts = useEngineState((state) => state.accounts);
  const [query, setQuery] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [runsWhenFound, setRunsWhenFound] = useState(false);
  const wanted = query.trim();
  const hasCatalog = useMay('catalog.read');
  const found = useFoundProducts(useDeferredValue(wanted), hasCatalog ? (accounts?.currentId ?? null) : null);
  const isSearching = hasCatalog && found.search !== wanted;
  const groups = paletteGroups(query, { accounts, products: found.rows, isHandled: isCommandHandled }, text);
  const entries = groups.flatMap((group) => group.entries);
  const chosen = entries.find((entry) => entry.id === chosenId) ?? entries[0];
  const optionId = (entry: PaletteEntry): string => `${id}-${entry.id}`;

  const run = (entry: PaletteEntry): void => {
    onClose();
    perform(entry.action);
  };
  // Enter came before the products that were asked for: what an older question found is not meant.
  useEffect(() => {
    if (!runsWhenFound || isSearching || chosen === undefined) return;
    onClose();
    perform(chosen.action);
  }, [runsWhenFound, isSearching, chosen, onClose]);
  const onKeyDown = (event: KeyboardEvent): void => {
    // The Enter that ends a Japanese conversion belongs to the text.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const isFound = chosen !== undefined && (chosen.action.kind !== 'product' || !isSearching);
      if (isFound) run(chosen);
      else setRunsWhenFound(isSearching);
      return;
    }
    const next = moveChoice(entries, chosen, event.key);
    if (next === null) return;
    event.preventDefault();
    setChosenId(next.id);
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <>
      <input
        className={styles['input']}
        role="combobox"
        aria-label={text('palette.open')}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(chosen === undefined ? {} : { 'aria-activedescendant': optionId(chosen) })}
        placeholder={text('palette.open')}
        autoComplete="off"
        spellCheck={false}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the palette is this one box
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosenId(null);
          setRunsWhenFound(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={text('palette.results')}
        className={styles['results']}
      >
        {groups.map((group) => (
          <div key={group.id} role="group" aria-label={text(`palette.${group.id}`)}>
            <div className={styles['heading']} aria-hidden>
              {text(`palette.${group.id}`)}
            </div>
            {group.entries.map((entry) => (
              <div
                key={entry.id}
                id={optionId(entry)}
                role="option"
                tabIndex={-1}
                aria-selected={entry === chosen}
                className={cx(styles['item'], entry === chosen && styles['chosen'])}
                onPointerMove={() => setChosenId(entry.id)}
                onClick={() => run(entry)}
                onKeyDown={onKeyDown}
              >
                {iconOf(entry.action)}
                <span className={styles['label']}>{entry.label}</span>
                {entry.detail === null ? null : <span className={styles['detail']}>{entry.detail}</span>}
                {entry.keys === null ? null : <Kbd keys={entry.keys} />}
                <CornerDownLeft aria-hidden className={styles['enter']} />
              </div>
            ))}
          </div>
        ))}
      </div>
      <p className={styles['none']} aria-live="polite" hidden={entries.length > 0}>
        {entries.length === 0 ? text('palette.nothing', { query }) : ''}
      </p>
    </>
  );
}

function iconOf(action: PaletteAction): ReactNode {
  switch (action.kind) {
    case 'product':
      return <Package aria-hidden />;
    case 'account':
      return <Store aria-hidden />;
    case 'command':
      return action.command.startsWith('go.') || action.command === 'settings.open' ? (
        <ArrowRight aria-hidden />
      ) : (
        <Zap aria-hidden />
      );
  }
}

function perform(action: PaletteAction): void {
  switch (action.kind) {
    case 'command':
      runCommand(action.command);
      break;
    case 'product':
      goTo(productRoute(action.productId));
      break;
    case 'account':
      void switchAccount(action.accountId);
      break;
  }
}

interface FoundProducts {
  /** What was asked: older than what is typed while the engine looks. */
  readonly search: string;
  readonly rows: readonly ProductRow[];
}
const NOTHING_ASKED: FoundProducts = { search: '', rows: [] };

/** The first products that match, by the engine's own search. Those of the question before stay until it answers. */
function useFoundProducts(search: string, accountId: string | null): FoundProducts {
  const [found, setFound] = useState(NOTHING_ASKED);
  useEffect(() => {
    if (search === '' || accountId === null) return undefined;
    let isOutdated = false;
    void call('catalog.openView', {
      search,
      filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
      sort: { by: 'name', direction: 'ascending' },
    }).then((view) => {
      if (!isOutdated) setFound({ search, rows: view.ok ? view.value.rows.slice(0, PRODUCTS_SHOWN) : [] });
    });
    return () => {
      isOutdated = true;
    };
  }, [search, accountId]);
  return search === '' ? NOTHING_ASKED : found;
}
