import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Bridge } from '../shared/contract.ts';
import type { FirstMessages, Locale, Messages } from '../shared/messages/index.ts';
import { App } from './app.tsx';
import { AllWordsProvider, FirstUiProvider } from './first-ui.ts';
import { useSettings } from './use-settings.ts';

/** Where the words of a language come from. */
export interface Loader {
  readonly first: (locale: Locale) => Promise<FirstMessages>;
  readonly all: (locale: Locale) => Promise<Messages>;
}

interface Words {
  readonly first: FirstMessages;
  readonly all: Messages | null;
}

/** The window in the language of the settings, also when that changes while it is open. */
export function Root(props: {
  readonly ferry: Bridge;
  readonly first: FirstMessages;
  readonly load: Loader;
}): JSX.Element {
  const { ferry } = props;
  const settings = useSettings(ferry);
  const { words, want } = useWords(props.first, props.load, settings?.locale ?? null);
  const { first, all } = words;
  const firstUi = useMemo(() => ({ m: first, ferry }), [first, ferry]);
  const allWords = useMemo(() => ({ ui: all && { m: all, ferry }, want }), [all, ferry, want]);
  return (
    <FirstUiProvider value={firstUi}>
      <AllWordsProvider value={allWords}>
        <App settings={settings} />
      </AllWordsProvider>
    </FirstUiProvider>
  );
}

/** The words in the wanted language: the first ones, and all as soon as something wants them. */
function useWords(
  given: FirstMessages,
  load: Loader,
  wanted: Locale | null,
): { readonly words: Words; readonly want: () => void } {
  const [words, setWords] = useState<Words>({ first: given, all: null });
  const [isAllWanted, setAllWanted] = useState(false);
  const want = useCallback((): void => {
    setAllWanted(true);
  }, []);
  const spoken = words.first.format.locale;
  const locale = wanted ?? spoken;
  const isHere = locale === spoken && (words.all !== null || !isAllWanted);
  useEffect(() => {
    if (isHere) return undefined;
    let isWanted = true;
    void loadWords(load, locale, isAllWanted).then((loaded) => {
      if (!isWanted) return;
      document.documentElement.lang = locale;
      // The same object where the language is the same, or all that is drawn would be drawn again.
      setWords(({ first }) => ({
        ...loaded,
        first: first.format.locale === locale ? first : loaded.first,
      }));
    });
    return () => {
      isWanted = false;
    };
  }, [locale, load, isHere, isAllWanted]);
  return { words, want };
}

async function loadWords(load: Loader, locale: Locale, isAllWanted: boolean): Promise<Words> {
  if (!isAllWanted) return { first: await load.first(locale), all: null };
  const all = await load.all(locale);
  return { first: all, all };
}
