/** An Electron with one empty window, of the size that Ferry's has. */
const { app, BrowserWindow } = require('electron/main');

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1280, height: 800 });
  await window.loadURL('about:blank');
});
