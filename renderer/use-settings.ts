import { useEffect, useState } from 'preact/hooks';
import type { Bridge } from '../shared/contract.ts';
import type { SettingsView } from '../shared/preferences.ts';

/** The settings as they are now; null until the first answer. */
export function useSettings(ferry: Bridge): SettingsView | null {
  const [settings, setSettings] = useState<SettingsView | null>(null);
  useEffect(() => {
    // What is told counts more than an answer that may be older.
    const unsubscribe = ferry.onSettings(setSettings);
    void ferry.settings().then((first) => {
      setSettings((told) => told ?? first);
    });
    return unsubscribe;
  }, [ferry]);
  return settings;
}
