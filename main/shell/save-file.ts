/** Asks the user for a place and writes a text there. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, dialog } from 'electron/main';

/** A content that depends on the kind of file the user chose, by its extension. */
export type ContentFor = (extension: string) => string;

/** `cancelled` when the user changed their mind, `failed` when the place takes no file. */
export async function saveFile(
  fileName: string,
  extensions: readonly string[],
  contentFor: ContentFor,
): Promise<'saved' | 'cancelled' | 'failed'> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: path.join(app.getPath('documents'), fileName),
    filters: extensions.map((extension) => ({ name: extension, extensions: [extension] })),
  });
  if (canceled || filePath === '') return 'cancelled';
  try {
    await writeFile(filePath, contentFor(path.extname(filePath).slice(1)), 'utf8');
    return 'saved';
  } catch {
    return 'failed';
  }
}
