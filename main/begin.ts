/** Begins a run of the app: what it was asked for, in which language, and what it must outlive. */
import { app, dialog } from 'electron/main';
import { type AppMessages, messagesFor } from '../shared/messages/index.ts';
import { type AppOptions, argumentsAfterFault, readAppOptions } from './app-options.ts';
import { type Life, beginLife } from './life.ts';
import { faultOf } from './log/log-entry.ts';
import { localeOf } from './preferences.ts';
import { openSettings, type Settings } from './settings/settings.ts';
import { systemClock } from './system-clock.ts';

export interface Run {
  readonly options: AppOptions;
  readonly settings: Settings;
  /** In the language that is spoken at the start. */
  readonly messages: AppMessages;
  readonly life: Life;
}

/**
 * Starts the app once Electron is ready. Where that fails, it says so and ends: without its objects it
 * would only be an invisible process that keeps others from starting.
 */
export async function begin(start: (run: Run) => Promise<void>): Promise<void> {
  await app.whenReady();
  const options = readAppOptions(process.argv);
  const settings = openSettings(app.getPath('userData'), Date.now());
  const messages = messagesFor(
    localeOf(settings.get('language'), app.getPreferredSystemLanguages()),
  );
  const life = beginLife(systemClock, {
    isAfterFault: options.afterFault,
    newRun: options.demoCopy ? null : argumentsAfterFault(process.argv),
    words: messages.fault,
  });
  try {
    await start({ options, settings, messages, life });
  } catch (error) {
    life.log.write('app.fault', faultOf(error));
    await giveUp(life, messages.startup.generic);
  }
}

/** Says why the app cannot start, and ends it. */
export async function giveUp(
  life: Life,
  words: { readonly title: string; readonly body: string },
): Promise<void> {
  await life.flushLog();
  dialog.showErrorBox(words.title, words.body);
  app.exit(1);
}
