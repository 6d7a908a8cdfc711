import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Bridge } from '../shared/contract.ts';
import type { Locale, Messages } from '../shared/messages/index.ts';
import { App } from './app.tsx';
import { UiProvider } from './ui.ts';
import { useSettings } from './use-settings.ts';

/** The window in the language of the settings, also when that changes while it is open. */
export function Root(props: {
  readonly ferry: Bridge;
  readonly first: Messages;
  readonly load: (locale: Locale) => Promise<Messages>;
}): JSX.Element {
  const { ferry, load } = props;
  const settings = useSettings(ferry);
  const [m, setMessages] = useState(props.first);
  const locale = settings?.locale ?? m.format.locale;
  useEffect(() => {
    let isWanted = true;
    if (locale === m.format.locale) return undefined;
    void load(locale).then((loaded) => {
      if (!isWanted) return;
      document.documentElement.lang = locale;
      setMessages(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, [locale, load, m]);
  const ui = useMemo(() => ({ m, ferry }), [m, ferry]);
  return (
    <UiProvider value={ui}>
      <App settings={settings} />
    </UiProvider>
  );
}
