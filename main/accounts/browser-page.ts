/** The page that the browser shows when it comes back from signing in. Nothing in it is a secret. Pure. */
import type { AccountMessages } from '../../shared/messages/accounts.ts';
import type { Locale } from '../../shared/messages/locale.ts';

export type BrowserPage = (isAnswered: boolean) => string;

const STYLE =
  ':root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}' +
  'body{display:grid;place-content:center;min-height:90vh;margin:0;padding:1rem;text-align:center}';

/** Makes the page in the user's language; needs nothing from anywhere else. */
export function browserPageIn(locale: Locale, { browserPage: m }: AccountMessages): BrowserPage {
  return (isAnswered) => {
    const title = isAnswered ? m.answered : m.notAnswered;
    const words = isAnswered ? m.goOn : m.goOnFailed;
    return (
      `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>Ferry</title>` +
      `<meta name="viewport" content="width=device-width"><style>${STYLE}</style>` +
      `<body><h1>${title}</h1><p>${words}</p></body></html>`
    );
  };
}
