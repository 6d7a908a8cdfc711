/** Reads what the user has brought to find an item by. Pure. */

export type FindWish =
  | { readonly kind: 'link'; readonly url: string }
  /** From the drive's root; no names for the root itself. */
  | { readonly kind: 'path'; readonly names: readonly string[] }
  | { readonly kind: 'search'; readonly text: string }
  /** A web address that leads to no drive. */
  | { readonly kind: 'otherLink' }
  | { readonly kind: 'nothing' };

/**
 * What `text` asks for. A link may lack its `https://`, as browsers show it; what begins with `/` is a
 * path; anything else is searched for. Of several lines the first that says something counts.
 */
export function readFindText(text: string, isItemUrl: (url: string) => boolean): FindWish {
  const lines = text.split(/[\r\n]+/u).map((line) => bare(line));
  const line = lines.find((each) => each !== '');
  if (line === undefined) return { kind: 'nothing' };
  if (/^[a-z][a-z\d+.-]*:\/\//iu.test(line)) {
    return isItemUrl(line) ? { kind: 'link', url: line } : { kind: 'otherLink' };
  }
  if (line.startsWith('/')) {
    return { kind: 'path', names: line.split('/').filter((name) => name !== '') };
  }
  const url = `https://${line}`;
  if (line.includes('/') && isItemUrl(url)) return { kind: 'link', url };
  return { kind: 'search', text: line };
}

/** Without the brackets and quotes that come along from mails and shells. */
function bare(line: string): string {
  const trimmed = line.trim();
  return /^(?:<(?<angle>.*)>|"(?<quoted>.*)")$/u.exec(trimmed)?.slice(1).join('').trim() ?? trimmed;
}
