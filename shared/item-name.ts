/**
 * Which names OneDrive takes for a file or folder.
 * Source: Microsoft Support, "Restrictions and limitations in OneDrive and SharePoint".
 */

/** Why a name cannot be used. */
export type NameProblem =
  | 'empty'
  | 'forbiddenCharacter'
  | 'edgeSpace'
  | 'trailingDot'
  | 'reserved'
  | 'tooLong'
  | 'pathTooLong';

/** The characters no item may have in its name, for messages. */
export const FORBIDDEN_CHARACTERS = '" * : < > ? / \\ |';

/** A name's limit and a decoded path's limit, in UTF-16 units as the service counts them. */
const NAME_MAX_LENGTH = 255;
export const PATH_MAX_LENGTH = 400;

const FORBIDDEN = /["*:<>?/\\|\u0000-\u001f\u007f]/u; // eslint-disable-line no-control-regex -- control characters are what is refused
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
const RESERVED = new Set(['.lock', 'desktop.ini', '_vti_', 'forms']);

/**
 * The first reason for which the service would refuse `name` inside the folder at `folderPath`
 * (from the drive's root, `/` for the root), or `null` when it may be used.
 */
export function checkItemName(name: string, folderPath: string): NameProblem | null {
  if (name.trim() === '') return 'empty';
  if (FORBIDDEN.test(name)) return 'forbiddenCharacter';
  if (name !== name.trim()) return 'edgeSpace';
  if (name.endsWith('.')) return 'trailingDot';
  const lower = name.toLowerCase();
  const reserved =
    DEVICE.test(name) ||
    RESERVED.has(lower) ||
    lower.startsWith('~$') ||
    lower.includes('_vti_') ||
    name === '.' ||
    name === '..';
  if (reserved) return 'reserved';
  if (name.length > NAME_MAX_LENGTH) return 'tooLong';
  // The leading slash of our paths is no part of the path the service counts.
  const pathLength = folderPath === '/' ? name.length : folderPath.length + name.length;
  return pathLength > PATH_MAX_LENGTH ? 'pathTooLong' : null;
}

/** A free-looking name for another try: `Plans` → `Plans (2)`, `a.txt` → `a (2).txt`. */
export function nextName(name: string, kind: 'file' | 'folder'): string {
  const dot = kind === 'file' ? name.lastIndexOf('.') : -1;
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot) : '';
  const numbered = /^(?<base>.*) \((?<count>\d{1,6})\)$/u.exec(stem);
  const base = numbered?.groups?.['base'] ?? stem;
  const count = Number(numbered?.groups?.['count'] ?? '1') + 1;
  return `${base} (${count})${extension}`;
}
