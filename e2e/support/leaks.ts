/**
 * Looks for secrets where none may be: in every file the app has left behind, in what it printed and
 * in the names of pictures. Its ledger alone may hold them, and the drive that a profile may contain.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface LeakPlaces {
  /** Folders in which the app keeps everything. */
  readonly profiles: readonly string[];
  /** The folder of the pictures. */
  readonly pictures: string;
  readonly outputs: readonly string[];
}

/** The folders of a profile that may hold them: the ledger, and the service itself. */
const ALLOWED = ['ledger', 'demo-drive'];
/** Whatever looks like a secret, should the drive not know of it. */
const SECRET_SHAPES = /\/(?:monitor|upload)\/[\w-]{16,}|tempauth=(?!\[)|bearer (?!\[)[\w.-]{8,}/iu;

/** Where something was found, without saying what; empty when all is well. */
export function leaksIn(secrets: readonly string[], places: LeakPlaces): readonly string[] {
  const isLeaking = (text: string): boolean =>
    SECRET_SHAPES.test(text) || secrets.some((secret) => text.includes(secret));
  const files = places.profiles.flatMap((profile) =>
    filesIn(profile)
      .filter((file) => !ALLOWED.includes(file.split(path.sep)[0] ?? ''))
      .map((file) => path.join(profile, file)),
  );
  const pictures = existsSync(places.pictures) ? readdirSync(places.pictures) : [];
  return [
    ...files.filter((file) => isLeaking(textOf(file))),
    ...pictures.filter(isLeaking),
    ...places.outputs.flatMap((output, index) => (isLeaking(output) ? [`output ${index}`] : [])),
  ];
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** Byte for byte, and without the zeros between the letters where a file is in UTF-16; of one that has gone nothing. */
function textOf(file: string): string {
  const bytes = existsSync(file) ? readFileSync(file).toString('latin1') : '';
  return `${bytes}\n${bytes.replaceAll('\0', '')}`;
}
