/**
 * Hears of everybody who wants to see the app while it runs: a second start, a click on its icon, a
 * `ferry:` link. Also of those who come before it can show anything: they are shown it then.
 */
import { app } from 'electron/main';
import type { HandedIn } from '../shared/contract.ts';
import { FOR_COMMAND_FLAG, isLink } from './cli/command-line.ts';
import { readCopyLink } from './cli/copy-link.ts';
import { isRecord } from './jobs/unknown.ts';
import { hasDisplay, relaunchOn } from './shell/display.ts';
import { claimLinks } from './shell/link-handler.ts';

const SCHEME = 'ferry';

/** Called with the form that a link wants, or with null for the window alone. */
type Show = (handedIn: HandedIn | null) => void;

/** The link among a program's arguments; null where there is none, or none that can be understood. */
export function linkIn(argv: readonly string[]): HandedIn | null {
  const [link] = linksIn(argv);
  return link === undefined ? null : readCopyLink(link);
}

function linksIn(argv: readonly string[]): readonly string[] {
  return argv.filter(isLink);
}

/** Collects them from now on; call the returned function once they can be shown something. */
export function collectStarts(): (show: Show) => void {
  const early: { last: HandedIn | null; isAsked: boolean } = { last: null, isAsked: false };
  let show: Show = (handedIn) => {
    early.last = handedIn;
    early.isAsked = true;
  };
  app.on('second-instance', (_event, argv, _folder, data) => {
    // It was started for a command just as this one began: the command finds this one.
    if (argv.includes(FOR_COMMAND_FLAG)) return;
    if (hasDisplay()) show(linkIn(argv));
    else relaunchOn(isRecord(data) ? data['session'] : null, FOR_COMMAND_FLAG, linksIn(argv));
  });
  app.on('activate', () => {
    show(null);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    show(readCopyLink(url));
  });
  return (showNow) => {
    // A folder that cannot be written to costs the links, nothing else.
    claimLinks(SCHEME).catch(() => undefined);
    show = showNow;
    if (early.isAsked) showNow(early.last);
  };
}
