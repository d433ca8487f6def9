import { app, nativeTheme } from 'electron';
import type { Settings } from '#shared/contract/app.ts';
import type { Launch } from './launch.ts';
import type { SettingsStore } from './settings.ts';
import type { Language } from './words.ts';

/** Language and theme in force: the person's choice of this run, else the flag, else settings, else the system. */
export interface Appearance {
  language(): Language;
  theme(): 'light' | 'dark';
  /** Painted before the page is; the same paper as `renderer/styles/tokens.css`. */
  background(): string;
  /** A choice made in the window outweighs the flag that the app was started with. */
  chosen(changes: { readonly [K in keyof Settings]?: Settings[K] | undefined }): void;
  onSystemChange(listener: () => void): void;
}

const PAPER = { light: '#fbfaf8', dark: '#1a1917' } as const;

export function createAppearance(launch: Launch, settings: SettingsStore): Appearance {
  let languageFlag = launch.language;
  let themeFlag = launch.theme;

  function applyTheme(): void {
    nativeTheme.themeSource = themeFlag ?? settings.read().theme;
  }

  applyTheme();
  return {
    language() {
      const wanted = languageFlag ?? settings.read().language;
      return wanted === 'system' ? systemLanguage() : wanted;
    },
    theme,
    background: () => PAPER[theme()],
    chosen(changes) {
      if (changes.language !== undefined) languageFlag = null;
      if (changes.theme !== undefined) themeFlag = null;
      applyTheme();
    },
    onSystemChange(listener) {
      nativeTheme.on('updated', listener);
    },
  };
}

function theme(): 'light' | 'dark' {
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
}

/** The first of the person's languages that we speak. */
function systemLanguage(): Language {
  for (const tag of app.getPreferredSystemLanguages()) {
    const language = tag.toLowerCase().split(/[-_]/)[0];
    if (language === 'ja' || language === 'en') return language;
  }
  return 'en';
}
