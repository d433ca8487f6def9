/** Puts the theme in force on the document; tokens.css does the rest. */
export function applyTheme(theme: 'light' | 'dark'): void {
  document.documentElement.dataset['theme'] = theme;
}
