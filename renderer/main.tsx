// The base styles come first, so that a place can refine them.
import './ui/theme.css';
import './ui/controls.css';
import './ui/frame.css';
import './ui/pieces.css';
import './ui/grid.css';
import './ui/overlays.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { client } from './desk.ts';
import { startTexts, systemLocale } from './i18n.ts';
import { applyTheme, applyZoom } from './theme.ts';
import { CrashGuard } from './ui/crash.tsx';
// Last, since it takes the places' own columns apart.
import './ui/narrow.css';

const state = await client.call('app.state', {});
await startTexts(state.ok ? (state.value.locale ?? systemLocale()) : systemLocale());
applyTheme(state.ok ? state.value.theme : 'system');
applyZoom(state.ok ? state.value.zoom : 100);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <CrashGuard>
      <App />
    </CrashGuard>
  </StrictMode>,
);
