/** Joins the preferences with what carries them out: theme, proxy and login item of the system. */
import { app, nativeTheme, session } from 'electron/main';
import type { SettingsView } from '../shared/preferences.ts';
import { HIDDEN_FLAG } from './app-options.ts';
import { proxyIn } from './onedrive/proxy-way.ts';
import { AppPreferences } from './preferences.ts';
import type { Settings } from './settings/settings.ts';
import { applyProxy } from './shell/app-proxy.ts';
import { createLoginItem } from './shell/login-item.ts';

/** Where the real service is, to say which way leads there. */
const SERVICE = 'https://graph.microsoft.com/';

/** Resolves when what was set before is in force; `onChange` hears of each change from then on. */
export async function openPreferences(
  settings: Settings,
  hasSecretStore: boolean,
  onChange: (view: SettingsView) => void,
): Promise<AppPreferences> {
  const loginItem = createLoginItem([HIDDEN_FLAG]);
  const preferences = new AppPreferences({
    ...{ settings, hasSecretStore, onChange },
    preferredLanguages: app.getPreferredSystemLanguages(),
    loginItem,
    proxy: {
      use: applyProxy,
      inUse: async () => proxyIn(await session.defaultSession.resolveProxy(SERVICE)),
    },
    setTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
  });
  await preferences.apply();
  await loginItem.renew();
  return preferences;
}
