/** Joins updates with this installation, where it may replace itself. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron/main';
import type { AppMessages } from '../shared/messages/index.ts';
import type { Said } from './shell/notifications.ts';
import { createUpdateSource } from './shell/update-source.ts';
import { createUpdateTalk } from './shell/update-talk.ts';
import { Updates, canUpdate } from './shell/updates.ts';
import { systemClock } from './system-clock.ts';

/** Updates for this installation; null where somebody else sees to them. */
export function createUpdates(
  messages: () => AppMessages,
  notify: (said: Said) => void,
): Updates | null {
  const { platform } = process;
  if (!canUpdate({ isPackaged: app.isPackaged, platform, feed: feedOf() })) return null;
  return new Updates({
    source: createUpdateSource(),
    talk: createUpdateTalk(messages, notify),
    clock: systemClock,
    random: Math.random,
  });
}

function feedOf(): string | null {
  try {
    return readFileSync(path.join(process.resourcesPath, 'app-update.yml'), 'utf8');
  } catch {
    return null;
  }
}
