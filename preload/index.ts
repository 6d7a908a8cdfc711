/**
 * Runs in the sandboxed preload, between the page and the main process. It gives the page the few
 * named functions of `Bridge` and nothing else: no channel names, no events, no Electron.
 */
import { contextBridge, ipcRenderer } from 'electron/renderer';
import type { IpcRendererEvent } from 'electron/renderer';
import type {
  Bridge,
  BroadcastName,
  Broadcasts,
  RequestName,
  Requests,
} from '../shared/contract.ts';

const bridge: Bridge = {
  listJobs: () => request('jobs:list'),
  olderJobs: (where) => request('jobs:older', where),
  startCopy: (form) => request('jobs:start', form),
  startCopies: (form) => request('jobs:startAll', form),
  startParts: (form) => request('jobs:startParts', form),
  upload: (form) => request('jobs:upload', form),
  startNow: (id) => request('jobs:startNow', id),
  uploadByApp: (id) => request('jobs:uploadByApp', id),
  skipItems: (id) => request('jobs:skipItems', id),
  adopt: (url) => request('jobs:adopt', url),
  compare: (id) => request('jobs:compare', id),
  story: (id) => request('jobs:story', id),
  saveReport: (id) => request('jobs:saveReport', id),
  retry: (change) => request('jobs:retry', change),
  checkAgain: (id) => request('jobs:checkAgain', id),
  forget: (id) => request('jobs:forget', id),
  remove: (ids) => request('jobs:remove', ids),
  clearCompleted: (upTo) => request('jobs:clearCompleted', upTo),
  openResult: (id) => request('jobs:openResult', id),
  copyLink: (id) => request('jobs:copyLink', id),
  openSource: (id) => request('jobs:openSource', id),
  browse: (where) => request('drive:browse', where),
  list: (where) => request('drive:list', where),
  places: () => request('drive:places'),
  find: (wish) => request('drive:find', wish),
  checkUp: (form) => request('drive:checkUp', form),
  createFolder: (wish) => request('drive:createFolder', wish),
  recentFolders: (account) => request('drive:recent', account),
  drawn: (ids) => request('rows:drawn', ids),
  offer: (offer) => request('menu:offer', offer),
  dismissNotices: () => request('notices:dismiss'),
  keepAddresses: (keeps) => request('notices:keepAddresses', keeps),
  settings: () => request('settings:get'),
  changeSettings: (change) => request('settings:set', change),
  resetSettings: () => request('settings:reset'),
  accounts: () => request('accounts:list'),
  signIn: (wish) => request('accounts:signIn', wish),
  signInAgain: (wish) => request('accounts:signInAgain', wish),
  cancelSignIn: () => request('accounts:cancelSignIn'),
  leaveSignIn: () => request('accounts:leaveSignIn'),
  copyCode: () => request('accounts:copyCode'),
  openCodePage: () => request('accounts:openCodePage'),
  addServer: (form) => request('accounts:addServer', form),
  signOut: (wish) => request('accounts:signOut', wish),
  setClientId: (wish) => request('accounts:setClientId', wish),
  openPortal: (cloud) => request('accounts:openPortal', cloud),
  quota: (account) => request('accounts:quota', account),
  onChange: (listener) => subscribe('change', listener),
  onReset: (listener) =>
    subscribe('reset', () => {
      listener();
    }),
  onNewCopy: (listener) => subscribe('newCopy', listener),
  onOpenSettings: (listener) =>
    subscribe('openSettings', () => {
      listener();
    }),
  onListCommand: (listener) => subscribe('listCommand', listener),
  onShowJob: (listener) => subscribe('showJob', listener),
  onSettings: (listener) => subscribe('settings', listener),
  onOpenAccounts: (listener) =>
    subscribe('openAccounts', () => {
      listener();
    }),
  onAccounts: (listener) => subscribe('accounts', listener),
};

contextBridge.exposeInMainWorld('ferry', bridge);

function request<Name extends RequestName>(
  name: Name,
  ...args: Parameters<Requests[Name]>
): Promise<ReturnType<Requests[Name]>> {
  return ipcRenderer.invoke(name, ...args);
}

function subscribe<Name extends BroadcastName>(
  name: Name,
  listener: (value: Broadcasts[Name]) => void,
): () => void {
  // The event carries `ipcRenderer` itself as its sender, so it must not reach the page.
  const withoutEvent = (_event: IpcRendererEvent, value: Broadcasts[Name]): void => {
    listener(value);
  };
  ipcRenderer.on(name, withoutEvent);
  return () => {
    ipcRenderer.off(name, withoutEvent);
  };
}
