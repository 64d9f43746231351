import type { Theme, Zoom } from '../shared/look.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const contrast = window.matchMedia('(prefers-contrast: more)');
let chosen: Theme = 'system';

/** Puts the theme on the page; `system` follows the system while the window is open. */
export function applyTheme(theme: Theme): void {
  chosen = theme;
  show();
}

/** Everything on the page in another size; the places flow into the room that is left. */
export function applyZoom(zoom: Zoom): void {
  document.documentElement.style.zoom = `${zoom}%`;
}

function show(): void {
  const ofSystem = contrast.matches && dark.matches ? 'contrast' : dark.matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = chosen === 'system' ? ofSystem : chosen;
}

dark.addEventListener('change', show);
contrast.addEventListener('change', show);
// Paper is white, whatever the window looks like.
window.addEventListener('beforeprint', () => {
  document.documentElement.dataset.theme = 'light';
});
window.addEventListener('afterprint', show);
