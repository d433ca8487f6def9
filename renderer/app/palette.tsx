import { ArrowRight, CornerDownLeft, Package, Store, Zap } from 'lucide-react';
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text as Slot,
} from 'react-aria-components';
import type { ProductRow } from '#shared/contract/catalog.ts';
import { call } from '#renderer/bridge/client.ts';
import { useEngineState } from '#renderer/bridge/engine-state.ts';
import { useText } from '#renderer/i18n/language-provider.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { switchAccount } from './account-actions.ts';
import { isCommandHandled, runCommand } from './commands.ts';
import { goTo, productRoute } from './navigation.ts';
import {
  type PaletteAction,
  type PaletteEntry,
  type PaletteGroup,
  paletteGroups,
} from './palette-entries.ts';
import styles from './palette.module.css';

const PRODUCTS_SHOWN = 8;

/** Screens, commands, accounts and products in one box (Mod+K). */
export function Palette({ onClose }: { onClose: () => void }): ReactNode {
  const text = useText();
  const accounts = useEngineState((state) => state.accounts);
  const [query, setQuery] = useState('');
  const products = useFoundProducts(useDeferredValue(query.trim()), accounts?.currentId ?? null);
  const groups = paletteGroups(query, { accounts, products, isHandled: isCommandHandled }, text);
  const actions = new Map(
    groups.flatMap((group) => group.entries.map((entry) => [entry.id, entry.action] as const)),
  );

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => (open ? undefined : onClose())}
      className={styles['overlay'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} aria-label={text('palette.title')}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField aria-label={text('palette.open')} className={styles['search'] ?? ''}>
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the palette is this one box */}
              <Input autoFocus className={styles['input'] ?? ''} placeholder={text('palette.open')} />
            </SearchField>
            <Menu
              aria-label={text('palette.results')}
              className={styles['results'] ?? ''}
              items={groups}
              renderEmptyState={() => (
                <div className={styles['none']}>{text('palette.nothing', { query })}</div>
              )}
              onAction={(key) => {
                const action = actions.get(String(key));
                onClose();
                if (action !== undefined) perform(action);
              }}
            >
              {(group: PaletteGroup) => (
                <MenuSection id={group.id} items={group.entries}>
                  <Header className={styles['heading'] ?? ''}>{text(`palette.${group.id}`)}</Header>
                  {group.entries.map((entry) => (
                    <PaletteItem key={entry.id} entry={entry} />
                  ))}
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteItem({ entry }: { entry: PaletteEntry }): ReactNode {
  return (
    <MenuItem id={entry.id} textValue={entry.label} className={styles['item'] ?? ''}>
      {iconOf(entry.action)}
      <Slot slot="label" className={styles['label'] ?? ''}>
        {entry.label}
      </Slot>
      {entry.detail === null ? null : <span className={styles['detail']}>{entry.detail}</span>}
      {entry.keys === null ? null : <Kbd keys={entry.keys} />}
      <CornerDownLeft aria-hidden className={styles['enter']} />
    </MenuItem>
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

/** The first products that match, by the engine's own search; what an older question found is dropped. */
function useFoundProducts(search: string, accountId: string | null): readonly ProductRow[] {
  const [found, setFound] = useState<{ search: string; rows: readonly ProductRow[] }>({
    search: '',
    rows: [],
  });
  useEffect(() => {
    if (search === '' || accountId === null) return undefined;
    let isOutdated = false;
    void call('catalog.openView', {
      search,
      filter: { status: 'all', changed: false, conflict: false, missingTaxCode: false },
      sort: { by: 'name', direction: 'ascending' },
    }).then((view) => {
      if (!isOutdated && view.ok) setFound({ search, rows: view.value.rows.slice(0, PRODUCTS_SHOWN) });
    });
    return () => {
      isOutdated = true;
    };
  }, [search, accountId]);
  return search === '' ? [] : found.rows;
}
