import { app, type Session, type WebContents } from 'electron';
import { resolveAsset } from '../assets.ts';
import {
  NOWHERE,
  navigationAllowed,
  ORIGINS,
  permissionAllowed,
  requestAllowed,
  SCHEME,
  WINDOW_OPEN,
} from '../policy.ts';

const ORIGIN = ORIGINS.electron;

/** Carries the policy out on a session: own scheme only, no permission but those of the table, no download, no dictionary. */
export function guardSession(session: Session, rendererDir: string | null): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(permissionAllowed(permission, details.requestingUrl, details.isMainFrame)),
  );
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    permissionAllowed(permission, requestingOrigin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  void session.setProxy({ proxyRules: NOWHERE.proxy, proxyBypassRules: NOWHERE.bypass });
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const tools = !app.isPackaged && url.startsWith('devtools:');
    answer({ cancel: !tools && !requestAllowed(url, ORIGIN) });
  });
  if (rendererDir === null) return;
  session.protocol.handle(SCHEME, async (request) => {
    const found = await resolveAsset(rendererDir, ORIGIN, { url: request.url, method: request.method });
    return new Response(Buffer.from(found.body), { status: found.status, headers: found.headers });
  });
}

/** Holds for every web contents that is ever created, whatever opened it. */
export function guardContents(contents: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (!navigationAllowed(event.url, ORIGIN)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy(NOWHERE.webRtc);
  contents.setWindowOpenHandler(() => WINDOW_OPEN);
}
