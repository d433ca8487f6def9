import { createContext, use } from 'react';
import type { Configuration } from '#shared/contract/portal.ts';
import type { PortalFinding } from '#shared/domain/portal/finding.ts';
import type { LeafPath } from '#shared/domain/portal/leaves.ts';
import type { ConfigurationEditor, PortalEdits } from './configuration-editor.ts';

/** What every part of the settings page needs. */
export interface SettingsPage {
  readonly configuration: Configuration;
  /** As shown: the engine's, under what is being typed. */
  readonly fields: Configuration['fields'];
  readonly findings: readonly PortalFinding[];
  readonly editor: ConfigurationEditor;
  readonly mode: 'test' | 'live';
  readonly change: (edits: PortalEdits) => void;
  /** The field with the focus: the preview follows it. */
  readonly onFocus: (path: LeafPath) => void;
}

export const SettingsPageContext = createContext<SettingsPage | null>(null);

export function useSettingsPage(): SettingsPage {
  const page = use(SettingsPageContext);
  if (page === null) throw new Error('useSettingsPage outside the settings page');
  return page;
}
