import { beforeEach, describe, expect, it } from 'vitest';
import type { ProxyChoice, SettingsView } from '../shared/preferences.ts';
import { AppPreferences } from './preferences.ts';
import { DEFAULTS, type SettingValues } from './settings/setting-values.ts';
import type { Settings } from './settings/settings.ts';

const MANUAL: ProxyChoice = { kind: 'manual', server: 'proxy.example:8080' };

class FakeSettings implements Settings {
  readonly setAside = null;
  values: SettingValues = DEFAULTS;

  get<Name extends keyof SettingValues>(name: Name): SettingValues[Name] {
    return this.values[name];
  }

  set<Name extends keyof SettingValues>(name: Name, value: SettingValues[Name]): void {
    this.values = { ...this.values, [name]: value };
  }
}

let settings: FakeSettings;
let theme: string;
let proxy: ProxyChoice;
let isLoginItem: boolean;
let takesLoginItem: boolean;
/** What the login item has to wait for. */
let loginItemReady: Promise<void>;
let told: SettingsView[];
let preferences: AppPreferences;
beforeEach(() => {
  settings = new FakeSettings();
  theme = '';
  proxy = { kind: 'none', server: '' };
  isLoginItem = false;
  takesLoginItem = true;
  loginItemReady = Promise.resolve();
  told = [];
  preferences = new AppPreferences({
    settings,
    hasSecretStore: true,
    preferredLanguages: ['de-AT', 'en'],
    loginItem: {
      async isSet() {
        await loginItemReady;
        return isLoginItem;
      },
      set(starts) {
        if (takesLoginItem) isLoginItem = starts;
        return Promise.resolve(takesLoginItem);
      },
    },
    proxy: {
      use(choice) {
        proxy = choice;
        return Promise.resolve();
      },
      inUse: () => Promise.resolve(proxy.kind === 'manual' ? proxy.server : null),
    },
    setTheme(wanted) {
      theme = wanted;
    },
    onChange: (view) => told.push(view),
  });
});

describe('a preference', () => {
  it('counts at once, is kept, and is told with what follows from it', async () => {
    expect(await preferences.change({ theme: 'dark', proxy: MANUAL })).toEqual({ ok: true });
    expect([theme, proxy]).toEqual(['dark', MANUAL]);
    expect(settings.values).toMatchObject({ theme: 'dark', proxy: MANUAL });
    expect(told).toMatchObject([
      { preferences: { theme: 'dark' }, proxyInUse: 'proxy.example:8080' },
    ]);
  });

  it('is told as it is at last, however long an earlier change takes', async () => {
    let goOn = (): void => undefined;
    loginItemReady = new Promise((resolve) => (goOn = resolve));
    const earlier = preferences.change({ theme: 'dark' });
    await new Promise(setImmediate);
    loginItemReady = Promise.resolve();
    const later = preferences.change({ isPaused: true });
    await new Promise(setImmediate);
    goOn();
    await Promise.all([earlier, later]);
    expect(told.at(-1)).toMatchObject({ preferences: { theme: 'dark', isPaused: true } });
  });

  it('leaves the others as they are', async () => {
    await preferences.change({ perDestination: 5 });
    await preferences.change({ isPaused: true, perDestination: undefined });
    expect(settings.values).toEqual({ ...DEFAULTS, perDestination: 5, isPaused: true });
  });

  it('set before the start is carried out at the start', async () => {
    settings.set('theme', 'light');
    settings.set('proxy', MANUAL);
    await preferences.apply();
    expect([theme, proxy, told]).toEqual(['light', MANUAL, []]);
  });

  it('that the system does not take is refused, and shown as it is', async () => {
    takesLoginItem = false;
    const answer = await preferences.change({ startsAtLogin: true });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'notSaved' } });
    expect(told).toMatchObject([{ preferences: { startsAtLogin: false } }]);
  });
});

it('the language is the one that is set, else the first of the system’s that is spoken', async () => {
  expect([preferences.locale(), preferences.messages().menu.edit]).toEqual(['de', 'Bearbeiten']);
  await preferences.change({ language: 'en' });
  expect([preferences.locale(), preferences.messages().menu.edit]).toEqual(['en', 'Edit']);
});

it('a reset sets all preferences, but neither the window’s place nor what was said before', async () => {
  const window = { x: 1, y: 2, width: 3, height: 4, isMaximized: false };
  settings.set('window', window);
  settings.set('saidNoSecretStore', true);
  await preferences.change({ theme: 'dark', notifies: false, startsAtLogin: true });
  await preferences.reset();
  expect(settings.values).toEqual({ ...DEFAULTS, window, saidNoSecretStore: true });
  expect([theme, isLoginItem]).toEqual(['system', false]);
});
