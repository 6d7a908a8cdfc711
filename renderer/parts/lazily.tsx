import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of the page whose code is fetched when it is shown for the first time. */
export interface LazyPart<Props> {
  readonly Part: (props: Props) => JSX.Element | null;
  /** Fetches it now, so that nobody waits for it later. */
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
      return Known === null ? null : <Known {...props} />;
    },
  };
}
