/** Reads a `ferry:` link. It may fill in the form, and nothing else. Pure. */
import type { HandedIn } from '../../shared/contract.ts';
import { NAME_MAX, TEXT_MAX } from '../../shared/input-limits.ts';

/** All three at their longest, with every letter escaped. */
const LINK_MAX = 3 * (TEXT_MAX + TEXT_MAX + NAME_MAX);
const FIELDS = ['source', 'destination', 'name'];
// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/u;

/**
 * The link `ferry:copy?source=…&destination=…&name=…`, or null for anything else: another action, a
 * field that is unknown or there twice, a place that is neither a path nor a web address.
 */
export function readCopyLink(text: string): HandedIn | null {
  if (text.length > LINK_MAX || !URL.canParse(text)) return null;
  const { protocol, host, pathname, hash, searchParams } = new URL(text);
  // Some systems write the action as a host: `ferry://copy?…`, or with a slash behind.
  const action = (host + pathname).replace(/\/$/u, '');
  if (protocol !== 'ferry:' || action !== 'copy' || hash !== '') return null;
  const names = [...searchParams.keys()];
  if (new Set(names).size !== names.length || names.some((name) => !FIELDS.includes(name))) {
    return null;
  }
  const values = [...searchParams.values()];
  if (values.length === 0 || values.some((value) => value === '' || CONTROL.test(value))) {
    return null;
  }
  const [source, destination] = [searchParams.get('source'), searchParams.get('destination')];
  const name = searchParams.get('name');
  if (!isPlace(source) || !isPlace(destination) || (name?.length ?? 0) > NAME_MAX) return null;
  // It would be the name of nothing.
  if (source === null && name !== null) return null;
  return { source, destination, name };
}

/** Words would be searched for, which nobody has asked for who only followed a link. */
function isPlace(text: string | null): boolean {
  return text === null || (text.length <= TEXT_MAX && /^(?:\/|https:\/\/)/iu.test(text));
}
