/**
 * The page's start. Runs in the sandboxed renderer, served as `app://ferry/index.html?lang=…`; all
 * it knows of the outside is `window.ferry`, which preload/index.ts puts there.
 */
import { render } from 'preact';
import type { Bridge } from '../shared/contract.ts';
import { loadFirstMessages, loadMessages } from '../shared/messages/load.ts';
import { pickLocale } from '../shared/messages/locale.ts';
import { type Loader, Root } from './root.tsx';

declare global {
  interface Window {
    readonly ferry: Bridge;
  }
}

const query = new URLSearchParams(location.search);
const locale = pickLocale([query.get('lang') ?? '']);
document.documentElement.lang = locale;
const load: Loader = query.has('pseudo')
  ? await loadPseudo()
  : { first: loadFirstMessages, all: loadMessages };

render(<Root ferry={window.ferry} first={await load.first(locale)} load={load} />, document.body);

/** The other reading direction and longer words, to look at layouts. */
async function loadPseudo(): Promise<Loader> {
  const { pseudo } = await import('./pseudo-locale.ts');
  document.documentElement.dir = 'rtl';
  return {
    first: async (wanted) => pseudo(await loadFirstMessages(wanted)),
    all: async (wanted) => pseudo(await loadMessages(wanted)),
  };
}
