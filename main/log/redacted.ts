/**
 * The second belt: takes secrets out of a text, should one ever have got in. What goes into the log or
 * to the clipboard passes through here as a whole. Pure.
 */

const SECRET = '[secret]';

/** In this order: an address is shortened before its parts are looked at. */
const RULES: readonly (readonly [RegExp, string])[] = [
  // Scheme and host stay: who has the path of a monitor has its report.
  // The slashes may be escaped, as some write them in JSON.
  [
    /\b(https?|wss?):(?:\\?\/){2}(?:[^\s/?#"'<>\\@]*@)?([^\s/?#"'<>\\@]+)(?:[^\s"'<>\\]|\\\/)*/giu,
    '$1://$2/…',
  ],
  [/\b(bearer|basic)(\s+|%20)[^\s"'<>,;]+/giu, `$1 ${SECRET}`],
  // A name that says it is a secret, and its value: as a query, a header, JSON or encoded again.
  [
    /\b(tempauth|access_token|refresh_token|id_token|client_secret|authorization|cookie|sig|token)(["\\]*\s*(?:=|:|%3d|%3a)\s*["\\]*)[^\s"'<>&,;\\]+/giu,
    `$1$2${SECRET}`,
  ],
  // A JSON Web Token, or the beginning of one.
  [/\beyJ[\w-]{6,}(?:\.[\w-]*)*/gu, SECRET],
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/giu, SECRET],
  // Whatever else is too long to be a word.
  [/[\w+/=~%-]{40,}/gu, SECRET],
];

/** The text without addresses beyond their host, tokens and keys. */
export function redacted(text: string): string {
  return RULES.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}
