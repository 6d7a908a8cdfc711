/** Brings `ferry:` links to the form, from wherever the system hands them over. */
import { app } from 'electron/main';
import type { HandedIn } from '../shared/contract.ts';
import { isLink } from './cli/command-line.ts';
import { readCopyLink } from './cli/copy-link.ts';

const SCHEME = 'ferry';

/** The link among a program's arguments; null where there is none, or none that can be understood. */
export function linkIn(argv: readonly string[]): HandedIn | null {
  const link = argv.find(isLink);
  return link === undefined ? null : readCopyLink(link);
}

/**
 * Tells the system that such links are ours and collects those that macOS hands over, which may be
 * before anybody can follow them. Call the returned function once somebody can.
 */
export function collectLinks(): (onLink: (handedIn: HandedIn | null) => void) => void {
  let follow = (url: string): void => {
    early = url;
  };
  let early: string | null = null;
  app.on('open-url', (event, url) => {
    event.preventDefault();
    follow(url);
  });
  return (onLink) => {
    // Not packed, it would be a bare Electron that gets the next one.
    if (app.isPackaged) app.setAsDefaultProtocolClient(SCHEME);
    follow = (url) => {
      onLink(readCopyLink(url));
    };
    if (early !== null) follow(early);
  };
}
