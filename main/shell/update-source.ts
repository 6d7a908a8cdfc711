/** Updates as electron-updater fetches and installs them: from the release's GitHub repository. */
import type { UpdateSource } from './updates.ts';

/** Loads the library when the first look is taken: most starts end without one. */
export function createUpdateSource(): UpdateSource {
  const updater = async () => {
    const { autoUpdater } = (await import('electron-updater')).default;
    autoUpdater.logger = null;
    autoUpdater.autoDownload = false;
    autoUpdater.autoInstallOnAppQuit = true;
    autoUpdater.allowDowngrade = false;
    autoUpdater.allowPrerelease = false;
    autoUpdater.disableWebInstaller = true;
    return autoUpdater;
  };
  return {
    async newer() {
      // Not told of a version that is being handed out in stages and is not this machine's turn.
      const found = await (await updater()).checkForUpdates();
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    async fetch() {
      await (await updater()).downloadUpdate();
    },
    restart() {
      void updater().then((found) => {
        found.quitAndInstall();
      });
    },
  };
}
