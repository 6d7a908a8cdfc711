/**
 * An Electron with one empty window, of the size that Ferry's has, and with Ferry's page at
 * `app://ferry/`, where its compiled code is kept from one start to the next as the app has it. The
 * page's folder is the last argument.
 */
const path = require('node:path');
const { argv } = require('node:process');
const { URL, pathToFileURL } = require('node:url');
const { app, BrowserWindow, net, protocol } = require('electron/main');

const folder = argv.at(-1);
const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);

void app.whenReady().then(async () => {
  protocol.handle('app', async ({ url }) => {
    return await net.fetch(pathToFileURL(path.join(folder, new URL(url).pathname)).href);
  });
  const window = new BrowserWindow({ width: 1280, height: 800 });
  await window.loadURL('about:blank');
});
