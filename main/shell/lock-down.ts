/**
 * Closes the app to the web, whatever window, frame or session may ever be made: no permission is given,
 * nothing is navigated to, opened or embedded, and a page reaches nothing but its own files.
 * Source: Electron, "Security" (docs/security-checklist.md says which part holds which item).
 */
import { type Session, type WebContents, app } from 'electron/main';
import { PAGE_ORIGIN } from './app-protocol.ts';

/** Must run before the app is ready, so that no session is made without it. */
export function lockDown(): void {
  app.on('session-created', refusePermissions);
  app.on('web-contents-created', (_event, contents) => {
    keepInPlace(contents);
    // While developing, the page comes from a server that it talks to.
    if (app.isPackaged || process.env['ELECTRON_RENDERER_URL'] === undefined) {
      keepOffline(contents.session);
    }
  });
}

function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** The page asks the main process for everything, so that every other request is one too many. */
function keepOffline({ webRequest }: Session): void {
  webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !url.startsWith(`${PAGE_ORIGIN}/`) });
  });
}

function keepInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}
