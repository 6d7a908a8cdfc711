import { describe, expect, it } from 'vitest';
import { makeFormats } from './format.ts';

const en = makeFormats('en');
const de = makeFormats('de');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Which kind of space ICU puts between a number and its unit differs from unit to unit. */
const plain = (text: string) => text.replaceAll(/\s/gu, ' ');

describe('a percentage', () => {
  it('never reaches 100 before the end', () => {
    expect(en.percent(0.999)).toBe('99%');
    expect(en.percent(1)).toBe('100%');
  });

  it('is not one too low for fractions that binary numbers cannot hold', () => {
    expect(en.percent(0.29)).toBe('29%');
    expect(de.percent(0.57)).toBe('57\u00a0%');
  });

  it('stays within its bounds whatever the service says', () => {
    expect(en.percent(1.7)).toBe('100%');
    expect(en.percent(-0.1)).toBe('0%');
  });
});

describe('a size', () => {
  it('uses decimal units', () => {
    expect(plain(en.bytes(0))).toBe('0 bytes');
    expect(plain(en.bytes(999))).toBe('999 bytes');
    expect(plain(en.bytes(1500))).toBe('2 kB');
    expect(plain(en.bytes(999_950))).toBe('1.0 MB');
    expect(plain(de.bytes(1_830_000_000))).toBe('1,83 GB');
    expect(plain(en.bytes(5e15))).toBe('5,000.00 TB');
  });

  it('shows both of a pair in the unit of the total', () => {
    const both = ({ done, total }: { done: string; total: string }) => plain(`${done} / ${total}`);
    expect(both(en.bytesPair(412_000_000, 1_830_000_000))).toBe('0.41 / 1.83 GB');
    expect(both(de.bytesPair(1_048_576, 9_437_184))).toBe('1,0 / 9,4 MB');
  });
});

describe('a length of time', () => {
  it('names its two largest units', () => {
    expect(en.duration(0)).toBe('0 sec');
    expect(en.duration(45 * SECOND)).toBe('45 sec');
    expect(en.duration(200 * SECOND)).toBe('3 min 20 sec');
    expect(de.duration(HOUR + 5 * MINUTE + 9 * SECOND)).toBe('1 Std. 5 Min.');
    expect(en.duration(49 * HOUR)).toBe('2 days 1 hr');
    expect(en.duration(-5)).toBe('0 sec');
  });

  it('leaves out a second unit of zero', () => {
    expect(en.duration(3 * MINUTE)).toBe('3 min');
  });
});

describe('time left', () => {
  it('is no more exact than is honest', () => {
    expect(en.span(10 * SECOND, 50 * SECOND)).toEqual({ kind: 'underMinute' });
    expect(en.span(20 * SECOND, 3 * MINUTE)).toEqual({ kind: 'upTo', text: '3 minutes' });
    expect(en.span(3 * MINUTE, 3 * MINUTE)).toEqual({ kind: 'about', text: '3 minutes' });
    expect(de.span(125 * SECOND, 290 * SECOND)).toEqual({ kind: 'between', text: '2–5 Minuten' });
    expect(en.span(50 * MINUTE, 120 * MINUTE)).toEqual({ kind: 'upTo', text: '2 hours' });
    expect(en.span(30 * HOUR, 60 * HOUR)).toEqual({ kind: 'between', text: '1–3 days' });
  });
});

describe('a moment', () => {
  const now = new Date(2026, 10, 22, 0, 30).getTime();

  it('is a time of day today', () => {
    expect(de.moment(new Date(2026, 10, 22, 0, 5).getTime(), now)).toBe('00:05');
  });

  it('says yesterday by the calendar and not by the hours', () => {
    expect(de.moment(new Date(2026, 10, 21, 23, 55).getTime(), now)).toBe('gestern, 23:55');
    expect(en.moment(new Date(2026, 10, 21, 23, 55).getTime(), now)).toMatch(/^yesterday, 11:55/u);
  });

  it('says tomorrow the same way', () => {
    expect(de.moment(new Date(2026, 10, 23, 22, 0).getTime(), now)).toBe('morgen, 22:00');
    expect(de.moment(new Date(2026, 10, 24, 22, 0).getTime(), now)).toBe('24.11.2026, 22:00');
  });

  it('carries its date otherwise', () => {
    expect(de.moment(new Date(2026, 10, 20, 9, 0).getTime(), now)).toBe('20.11.2026, 09:00');
  });
});

it('takes the plural form of the language', () => {
  const forms = { one: 'copy', other: 'copies' };
  expect([0, 1, 2].map((count) => en.counted(count, forms))).toEqual([
    '0 copies',
    '1 copy',
    '2 copies',
  ]);
});

describe('a day', () => {
  const now = new Date(2026, 10, 22, 14).getTime();

  it('is today, yesterday, or its own name and date', () => {
    const at = (month: number, day: number, year = 2026): number =>
      new Date(year, month, day).getTime();
    expect([de.day(at(10, 22), now), de.day(at(10, 21), now)]).toEqual(['Heute', 'Gestern']);
    expect(de.day(at(10, 12), now)).toBe('Donnerstag, 12. November');
    expect(en.day(at(10, 12), now)).toBe('Thursday, November 12');
    expect(en.day(at(10, 12, 2025), now)).toBe('November 12, 2025');
  });
});
