/** The languages the app speaks. The first is the one for everybody whose own is missing. */
export const LOCALES = ['en', 'de'] as const;

export type Locale = (typeof LOCALES)[number];

/**
 * The first language of the user's list (BCP 47 tags, most wanted first) that the app speaks, else
 * English. `de-AT` and `DE_ch` are German.
 */
export function pickLocale(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const language = tag.toLowerCase().split(/[-_]/u, 1)[0];
    const known = LOCALES.find((locale) => locale === language);
    if (known !== undefined) return known;
  }
  return LOCALES[0];
}
