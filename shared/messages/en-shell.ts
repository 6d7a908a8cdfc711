/** English outside of the window: menus, the tray, what the system shows for the app. */
import { enCommandLine } from './en-command-line.ts';
import type { ListCommand } from '../list-command.ts';
import { COPIES, format } from './en-nouns.ts';

export const enShell = {
  commandLine: enCommandLine,

  /** The title where several copies have ended at about the same time. */
  ends: (count: number) => `${format.counted(count, COPIES)} have ended`,

  /** How all copies stand. */
  summary: {
    idle: 'Nothing running',
    running: (count: number) => `${format.counted(count, COPIES)} running`,
    runningAt: (count: number, fraction: number) =>
      `${format.counted(count, COPIES)} running, ${format.percent(fraction)}`,
    attention: (count: number) =>
      format.plural(count, {
        one: `${format.number(count)} copy needs you`,
        other: `${format.number(count)} copies need you`,
      }),
    /** After a phrase that already spoke of copies. */
    attentionToo: (count: number) =>
      format.plural(count, {
        one: `${format.number(count)} needs you`,
        other: `${format.number(count)} need you`,
      }),
  },

  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    help: 'Help',
    newCopy: 'New Copy…',
    compareCopies: 'Compare Copies with Their Originals',
    keepAddresses: 'Keep Links to Running Copies',
    closeWindow: 'Close Window',
    quit: 'Quit Ferry',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    resetZoom: 'Actual Size',
    selection: 'Selection',
    commands: {
      open: 'Open',
      details: 'Show Details',
      openSource: 'Show the Original',
      copyLink: 'Copy Link',
      startNow: 'Start Now',
      retry: 'Try Again',
      checkAgain: 'Check Again',
      compare: 'Compare with the Original',
      saveReport: 'Save Report…',
      stop: 'Stop Tracking',
      remove: 'Remove from the List',
      selectAll: 'Select All Copies',
      find: 'Find…',
    } satisfies Record<ListCommand, string>,
    copyDiagnostics: 'Copy Diagnostics',
    openLogFolder: 'Open Log Folder',
    settings: 'Settings…',
    accounts: 'Accounts…',
    pause: 'Pause Starting Copies',
    clearCompleted: 'Clear Completed',
    fullScreen: 'Full Screen',
    window: 'Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring All to Front',
    services: 'Services',
    hide: 'Hide Ferry',
    hideOthers: 'Hide Others',
    showAll: 'Show All',
    about: 'About Ferry',
    checkForUpdates: 'Check for Updates…',
  },

  diagnostics: {
    copied: {
      title: 'Diagnostics copied',
      body: 'You can paste them into a message to whoever helps you. They hold no names of your files, no links and no passwords.',
    },
    notCopied: {
      title: 'The diagnostics cannot be copied',
      body: 'This system has no clipboard for Ferry. Most of it lies in the log folder, which the Help menu opens.',
    },
    noFolder: {
      title: 'The folder cannot be opened',
      body: 'Ferry has not written anything there yet, or this computer has no program for it.',
    },
    ok: 'OK',
  },

  updates: {
    available: {
      title: 'A new version of Ferry',
      body: (version: string) => `Ferry ${version} is ready for you. Click to see more.`,
    },
    fetch: {
      title: 'A new version of Ferry',
      body: (version: string) =>
        `Ferry ${version} can be downloaded now. Your copies go on meanwhile.`,
      yes: 'Download',
      no: 'Not Now',
    },
    restart: {
      title: 'The new version is downloaded',
      body: (version: string) =>
        `Ferry ${version} is installed when Ferry starts again. Your copies then go on where they are.`,
      yes: 'Restart Now',
      no: 'When I Quit',
    },
    newest: {
      title: 'Ferry is up to date',
      body: 'There is no newer version.',
    },
    failed: {
      title: 'The new version could not be fetched',
      body: 'Nothing has changed. Check your connection, then try again.',
    },
  },

  tray: {
    show: 'Show Ferry',
    newCopy: 'New copy…',
    settings: 'Settings…',
    pause: 'Pause starting copies',
    resume: 'Resume starting copies',
    paused: 'Starting is paused',
    offline: 'No network',
    recent: 'Recent copies',
    quit: 'Quit Ferry',
  },

  stillRunning: {
    title: 'Ferry keeps watching',
    body: 'Your copies go on. You find Ferry in the notification area, and can quit it there.',
  },

  startup: {
    /** Where the list is kept, and nothing can be. */
    noProfile: {
      title: 'Ferry cannot save anything',
      full: (folder: string) =>
        `There is no room left on the disk where Ferry keeps the list of your copies (${folder}). Ferry has not started, and nothing is lost: copies that are under way at OneDrive go on. Free some disk space, then start Ferry again.`,
      refused: (folder: string) =>
        `Ferry keeps the list of your copies in ${folder} and cannot write there. Ferry has not started, and nothing is lost: copies that are under way at OneDrive go on. Make sure that it is a folder, that it belongs to you and that it is not read-only, then start Ferry again.`,
    },
    ledgerLocked: {
      title: 'Ferry is already open',
      body: 'Another Ferry is using the list of your copies. Close it, then start Ferry again.',
    },
    ledgerNewer: {
      title: 'The list of your copies is of a newer Ferry',
      body: 'Ferry has not started and has changed nothing. Install the newest version of Ferry, then start it again. Copies that are under way at OneDrive go on.',
    },
    ledgerUnreadable: {
      title: 'The list of your copies cannot be read',
      body: 'Ferry has not started and has changed nothing. Copies that are under way at OneDrive go on. Free some disk space or restart the computer, then try again.',
    },
    generic: {
      title: 'Ferry could not start',
      body: 'Please start it again. Copies that are under way at OneDrive go on.',
    },
  },

  /** The window’s own process keeps crashing. */
  pageTrouble: {
    title: 'The window keeps failing',
    body: 'Ferry tried to show it again and could not. Your copies are not affected: Ferry goes on watching them.',
    reload: 'Show Again',
    quit: 'Quit Ferry',
  },

  /** Ferry itself failed, was started again and failed again. */
  fault: {
    title: 'Ferry has to close',
    body: 'Something in Ferry failed twice in a row. Your list is saved, and copies that are under way at OneDrive go on. Please start Ferry again; in the Help menu, Copy Diagnostics collects what is needed to find the cause.',
  },
};

/** What every language must say there. */
export type ShellMessages = typeof enShell;
