/**
 * The page's start. Runs in the sandboxed renderer, served as `app://ferry/index.html?lang=…`; all
 * it knows of the outside is `window.ferry`, which preload/index.ts puts there.
 */
import { render } from 'preact';
import type { Bridge } from '../shared/contract.ts';
import { loadMessages } from '../shared/messages/load.ts';
import { pickLocale } from '../shared/messages/locale.ts';
import { Root } from './root.tsx';

declare global {
  interface Window {
    readonly ferry: Bridge;
  }
}

const locale = pickLocale([new URLSearchParams(location.search).get('lang') ?? '']);
document.documentElement.lang = locale;

render(
  <Root ferry={window.ferry} first={await loadMessages(locale)} load={loadMessages} />,
  document.body,
);
