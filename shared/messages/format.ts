/**
 * Numbers, sizes and times as the reader's language writes them. The formatters are made once per
 * language: making one costs a hundred times more than using it.
 */
import type { Locale } from './locale.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The word for one and the word for any other number, as English and German tell them apart. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** How long something will still take, no more exact than is honest. */
export type Span =
  | { readonly kind: 'underMinute' }
  | { readonly kind: 'upTo' | 'about' | 'between'; readonly text: string };

/** What a language's table uses to write values. Times are in ms since 1970, shown in local time. */
export interface Formats {
  readonly locale: Locale;
  readonly number: (value: number) => string;
  /** A fraction of 0 to 1; rounded down, as 100 % before the end would be untrue. */
  readonly percent: (fraction: number) => string;
  /** A size in decimal units: 1 MB is 1,000,000 bytes. */
  readonly bytes: (count: number) => string;
  /** Two sizes in the unit of the larger one, which alone names it: `0.41`, `1.83 GB`. */
  readonly bytesPair: (
    done: number,
    total: number,
  ) => { readonly done: string; readonly total: string };
  /** A length of time in its two largest units: `1 hr 5 min`. */
  readonly duration: (ms: number) => string;
  readonly span: (fromMs: number, toMs: number) => Span;
  readonly time: (at: number) => string;
  /** The time of day; with `yesterday` or the date where `at` is not on the day of `now`. */
  readonly moment: (at: number, now: number) => string;
  /** How long before `now` that was: `5 minutes ago`. */
  readonly ago: (at: number, now: number) => string;
  /** The day itself: today, yesterday, or its name and date. */
  readonly day: (at: number, now: number) => string;
  /** The form that goes with `count`, without the number itself. */
  readonly plural: (count: number, forms: PluralForms) => string;
  /** The number and its noun: `2 copies`. */
  readonly counted: (count: number, forms: PluralForms) => string;
}

const SIZE_UNITS = [
  { unit: 'byte', scale: 1, digits: 0 },
  { unit: 'kilobyte', scale: 1e3, digits: 0 },
  { unit: 'megabyte', scale: 1e6, digits: 1 },
  { unit: 'gigabyte', scale: 1e9, digits: 2 },
  { unit: 'terabyte', scale: 1e12, digits: 2 },
] as const;

const LARGEST_FIRST = [
  { unit: 'day', ms: DAY },
  { unit: 'hour', ms: HOUR },
  { unit: 'minute', ms: MINUTE },
  { unit: 'second', ms: SECOND },
] as const;

type TimeUnit = (typeof LARGEST_FIRST)[number]['unit'];

/** The formatters of one language, made now; call it once per language. */
export function makeFormats(locale: Locale): Formats {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const rules = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const thisYear = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const anyYear = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const dateAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

  const sizes = SIZE_UNITS.map(({ unit, scale, digits }) => {
    const fractionDigits = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return {
      scale,
      bare: new Intl.NumberFormat(locale, fractionDigits),
      // A byte has no short name in most languages ("512 byte"); the long one is a real word.
      named: new Intl.NumberFormat(locale, {
        ...fractionDigits,
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
      }),
    };
  });
  const sizeFor = (count: number): (typeof sizes)[number] | undefined =>
    // 999,950 bytes are written "1.0 MB", not "1,000 kB".
    sizes.findLast(({ scale }) => count >= scale * 0.9995) ?? sizes[0];

  const unitFormats = (unitDisplay: 'short' | 'long') => {
    const make = (unit: TimeUnit) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 0 });
    return { day: make('day'), hour: make('hour'), minute: make('minute'), second: make('second') };
  };
  const short = unitFormats('short');
  const long = unitFormats('long');

  const plural = (count: number, forms: PluralForms): string =>
    rules.select(count) === 'one' ? forms.one : forms.other;

  return {
    locale,
    number: (value) => whole.format(value),
    // The small addend undoes binary fractions: 0.29 × 100 is 28.999….
    percent: (fraction) => percents.format(Math.floor(clamp(fraction) * 100 + 1e-9) / 100),
    bytes: (count) => {
      const size = sizeFor(count);
      return size === undefined ? whole.format(count) : size.named.format(count / size.scale);
    },
    bytesPair: (done, total) => {
      const size = sizeFor(total);
      if (size === undefined) return { done: whole.format(done), total: whole.format(total) };
      return {
        done: size.bare.format(done / size.scale),
        total: size.named.format(total / size.scale),
      };
    },
    duration: (ms) => {
      const rest = Math.max(0, ms);
      const index = LARGEST_FIRST.findIndex((unit) => rest >= unit.ms);
      const first = LARGEST_FIRST[index];
      if (first === undefined) return short.second.format(0);
      const text = short[first.unit].format(Math.floor(rest / first.ms));
      const second = LARGEST_FIRST[index + 1];
      const remainder = second === undefined ? 0 : Math.floor((rest % first.ms) / second.ms);
      if (second === undefined || remainder === 0) return text;
      return `${text} ${short[second.unit].format(remainder)}`;
    },
    span: (fromMs, toMs) => {
      if (toMs <= MINUTE) return { kind: 'underMinute' };
      const unit = toMs <= 90 * MINUTE ? 'minute' : toMs <= 36 * HOUR ? 'hour' : 'day';
      const unitMs = { minute: MINUTE, hour: HOUR, day: DAY }[unit];
      const from = Math.floor(fromMs / unitMs);
      const to = Math.ceil(toMs / unitMs);
      const format = long[unit];
      if (from < 1) return { kind: 'upTo', text: format.format(to) };
      return from === to
        ? { kind: 'about', text: format.format(to) }
        : { kind: 'between', text: format.formatRange(from, to) };
    },
    time: (at) => timeOfDay.format(at),
    moment: (at, now) => {
      const days = daysBetween(at, now);
      if (days === 0) return timeOfDay.format(at);
      if (Math.abs(days) === 1) return `${relative.format(-days, 'day')}, ${timeOfDay.format(at)}`;
      return dateAndTime.format(at);
    },
    ago: (at, now) => {
      const past = Math.max(0, now - at);
      const unit = LARGEST_FIRST.find(({ ms }) => past >= ms) ?? { unit: 'second', ms: SECOND };
      return relative.format(-Math.floor(past / unit.ms), unit.unit);
    },
    day: (at, now) => {
      const days = daysBetween(at, now);
      if (days === 0 || days === 1) return capitalised(relative.format(-days, 'day'), locale);
      const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
      return (isThisYear ? thisYear : anyYear).format(at);
    },
    plural,
    counted: (count, forms) => `${whole.format(count)} ${plural(count, forms)}`,
  };
}

function capitalised(text: string, locale: Locale): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}

/** Whole calendar days from `at` to `now` in local time; a day with a clock change is still one. */
function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / DAY);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
