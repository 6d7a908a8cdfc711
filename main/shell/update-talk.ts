/** Talks with the user about a new version: by notification unasked, by dialog when they take part. */
import { dialog } from 'electron/main';
import type { AppMessages } from '../../shared/messages/index.ts';
import type { Said } from './notifications.ts';
import type { UpdateTalk } from './updates.ts';

export function createUpdateTalk(
  messages: () => AppMessages,
  notify: (said: Said) => void,
): UpdateTalk {
  return {
    mention(version, onClick) {
      const { title, body } = messages().updates.available;
      notify({ title, body: body(version), onClick, buttons: [] });
    },
    async ask(question, version) {
      const { title, body, yes, no } = messages().updates[question];
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: title,
        detail: body(version),
        buttons: [yes, no],
        defaultId: 0,
        cancelId: 1,
      });
      return response === 0;
    },
    async say(what) {
      const { title, body } = messages().updates[what];
      const { ok } = messages().diagnostics;
      await dialog.showMessageBox({ type: 'info', message: title, detail: body, buttons: [ok] });
    },
  };
}
