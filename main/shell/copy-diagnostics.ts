/** The two entries of the Help menu for whoever looks for a cause. */
import { mkdir } from 'node:fs/promises';
import { shell } from 'electron/common';
import { dialog } from 'electron/main';
import type { AppMessages } from '../../shared/messages/index.ts';
import { copyText } from './copy-text.ts';

/** Puts the text on the clipboard and says so, or that it cannot. */
export async function copyDiagnostics(text: string, { diagnostics }: AppMessages): Promise<void> {
  const isCopied = await copyText(text);
  await say(isCopied ? diagnostics.copied : diagnostics.notCopied, diagnostics.ok);
}

/** Shows the folder in the system's file manager, or says that it cannot. */
export async function openLogFolder(folder: string, { diagnostics }: AppMessages): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  const trouble = await shell.openPath(folder);
  if (trouble !== '') await say(diagnostics.noFolder, diagnostics.ok);
}

async function say(
  { title, body }: { readonly title: string; readonly body: string },
  ok: string,
): Promise<void> {
  await dialog.showMessageBox({ type: 'info', message: title, detail: body, buttons: [ok] });
}
