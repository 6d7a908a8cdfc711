import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useAllWords } from '../first-ui.ts';

/** A part of the page whose code, and with it all words, is fetched when it is shown for the first time. */
export interface LazyPart<Props> {
  readonly Part: (props: Props) => JSX.Element | null;
  /** Fetches its code now, so that nobody waits for it later. */
  readonly fetch: () => void;
}

/** Makes one of what `load` resolves with; until then nothing is shown. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyPart<Props> {
  let fetched: Promise<ComponentType<Props>> | null = null;
  let Known: ComponentType<Props> | null = null;
  const fetch = async (): Promise<void> => {
    fetched ??= load();
    Known = await fetched;
  };
  return {
    fetch: () => void fetch(),
    Part(props) {
      const words = useAllWords();
      const [, draw] = useState(0);
      // It may become known after this was drawn and before the effect: asking again then would tell
      // that all is well, and nothing would ever be drawn.
      const isMissing = Known === null;
      useEffect(() => {
        if (!isMissing) return;
        void fetch().then(() => {
          draw((count) => count + 1);
        });
      }, []);
      // The words draw this again by themselves when they come.
      useEffect(words.want, [words.want]);
      return Known === null || words.ui === null ? null : <Known {...props} />;
    },
  };
}
