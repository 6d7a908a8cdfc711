/** What the user can set: kept, carried out at once, and told to whoever shows it. */
import { ACCEPTED, type Acknowledgement, NOT_SAVED } from '../shared/answer.ts';
import { type AppMessages, messagesFor } from '../shared/messages/index.ts';
import { type Locale, pickLocale } from '../shared/messages/locale.ts';
import type {
  Language,
  PreferenceChange,
  Preferences,
  ProxyChoice,
  SettingsView,
  Theme,
} from '../shared/preferences.ts';
import type { Limits } from './jobs/queue.ts';
import { Turns } from './jobs/turns.ts';
import { DEFAULTS, type SettingValues } from './settings/setting-values.ts';
import type { Settings } from './settings/settings.ts';
import type { LoginItem } from './shell/login-item.ts';

export interface PreferenceDeps {
  readonly settings: Settings;
  readonly hasSecretStore: boolean;
  readonly preferredLanguages: readonly string[];
  readonly loginItem: Pick<LoginItem, 'isSet' | 'set'>;
  readonly proxy: {
    readonly use: (choice: ProxyChoice) => Promise<void>;
    readonly inUse: () => Promise<string | null>;
  };
  readonly setTheme: (theme: Theme) => void;
  /** Called after each change, when it has been carried out. */
  readonly onChange: (view: SettingsView) => void;
}

const NAMES = [
  'language',
  'theme',
  'onClose',
  'notifies',
  'perDestination',
  'perAccount',
  'isPaused',
  'comparesCopies',
  'keepsAddresses',
  'proxy',
] as const satisfies readonly (keyof Preferences & keyof SettingValues)[];

/** The language that is spoken where `language` is set. */
export function localeOf(language: Language, preferred: readonly string[]): Locale {
  return pickLocale(language === 'system' ? preferred : [language]);
}

export class AppPreferences {
  readonly #deps: PreferenceDeps;
  /** What is told last must be how it is: changes come from the page, the menu and the tray. */
  readonly #turns = new Turns();

  constructor(deps: PreferenceDeps) {
    this.#deps = deps;
  }

  /** Carries out what was set before this start. */
  async apply(): Promise<void> {
    const { settings, setTheme, proxy } = this.#deps;
    setTheme(settings.get('theme'));
    await proxy.use(settings.get('proxy'));
  }

  get<Name extends (typeof NAMES)[number]>(name: Name): SettingValues[Name] {
    return this.#deps.settings.get(name);
  }

  /** How many copies may be under way; while paused none is begun. */
  limits(): Limits {
    const perDestination = this.get('isPaused') ? 0 : this.get('perDestination');
    return { perDestination, perAccount: this.get('perAccount') };
  }

  locale(): Locale {
    return localeOf(this.get('language'), this.#deps.preferredLanguages);
  }

  messages(): AppMessages {
    return messagesFor(this.locale());
  }

  async view(): Promise<SettingsView> {
    const { hasSecretStore, proxy, loginItem, settings } = this.#deps;
    const kept = {
      language: settings.get('language'),
      theme: settings.get('theme'),
      onClose: settings.get('onClose'),
      notifies: settings.get('notifies'),
      perDestination: settings.get('perDestination'),
      perAccount: settings.get('perAccount'),
      isPaused: settings.get('isPaused'),
      comparesCopies: settings.get('comparesCopies'),
      keepsAddresses: settings.get('keepsAddresses'),
      proxy: settings.get('proxy'),
    };
    return {
      preferences: { ...kept, startsAtLogin: await loginItem.isSet() },
      locale: this.locale(),
      hasSecretStore,
      proxyInUse: await proxy.inUse(),
    };
  }

  /** Sets what is named. Refused where the system does not let itself be asked to start the app. */
  async change(change: PreferenceChange): Promise<Acknowledgement> {
    const { settings, loginItem } = this.#deps;
    for (const name of NAMES) keep(settings, name, change[name]);
    return await this.#turns.take('change', async () => {
      await this.apply();
      const { startsAtLogin } = change;
      const isDone = startsAtLogin === undefined || (await loginItem.set(startsAtLogin));
      this.#deps.onChange(await this.view());
      return isDone ? ACCEPTED : NOT_SAVED;
    });
  }

  /** Sets all as on a fresh machine. */
  async reset(): Promise<Acknowledgement> {
    return await this.change({ ...DEFAULTS, startsAtLogin: false });
  }
}

function keep<Name extends (typeof NAMES)[number]>(
  settings: Settings,
  name: Name,
  value: SettingValues[Name] | undefined,
): void {
  if (value !== undefined) settings.set(name, value);
}
