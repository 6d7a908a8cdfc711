import { describe, expect, it } from 'vitest';
import type { JobView } from './job-view.ts';
import { hasWords, searchWords } from './search.ts';

const job: JobView = {
  ...{ id: 'a', action: 'copy', name: 'Résumé.pdf', kind: 'file', onConflict: 'rename' },
  ...{ from: '/Büro/Alt', to: '/Documents/Plans', askedAt: 0, batch: null, state: 'completed' },
  ...{ startedAt: 0, endedAt: 1, resultName: 'Résumé 1.pdf', canOpen: false },
  ...{ evidence: 'report', proof: null },
} as const;
const finds = (text: string): boolean => hasWords(job, searchWords(text));

describe('a search', () => {
  it('looks at the name, the name it got, where from and where to', () => {
    for (const text of ['sumé.pdf', 'Résumé 1', '/Büro', 'documents/pl']) {
      expect(finds(text), text).toBe(true);
    }
    expect(finds('Music')).toBe(false);
  });

  it('minds neither case nor accents, on either side', () => {
    expect(finds('RESUME buro')).toBe(true);
    expect(finds('plàns')).toBe(true);
  });

  it('wants all words, in any order and place', () => {
    expect(finds('  plans   alt ')).toBe(true);
    expect(finds('plans music')).toBe(false);
  });

  it('for nothing finds everything', () => {
    expect(finds('  ')).toBe(true);
  });
});
