export type Theme = 'system' | 'light' | 'dark';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
let chosen: Theme = 'system';

/** Puts the theme on the page; `system` follows the system while the window is open. */
export function applyTheme(theme: Theme): void {
  chosen = theme;
  show();
}

function show(): void {
  const resolved = chosen === 'system' ? (dark.matches ? 'dark' : 'light') : chosen;
  document.documentElement.dataset.theme = resolved;
}

dark.addEventListener('change', show);
