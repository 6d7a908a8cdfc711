import { expect, it } from 'vitest';
import { type Chunk, PAGE_BUDGET, pageBudget, pageSizes } from './page-budget.ts';

const chunk = (fileName: string, size: number, rest: Partial<Chunk> = {}): Chunk => ({
  type: 'chunk',
  fileName,
  code: 'x'.repeat(size),
  isEntry: false,
  facadeModuleId: null,
  imports: [],
  moduleIds: [],
  ...rest,
});
const messages = (language: string) => ({
  facadeModuleId: `/ferry/shared/messages/${language}.ts`,
});
const entry = (size: number) => chunk('index.js', size, { isEntry: true, imports: ['format.js'] });
const format = chunk('format.js', 10, { imports: ['index.js'] });

it('counts the entry, one language and what both need, each once', () => {
  const en = chunk('en.js', 20, { ...messages('en'), imports: ['format.js'] });
  const de = chunk('de.js', 30, { ...messages('de'), imports: ['format.js'] });
  const dialog = chunk('dialog.js', 5000, { imports: ['index.js'] });
  expect(pageSizes([entry(100), format, en, de, dialog])).toEqual([
    { language: 'en', bytes: 130, isTooEarly: false },
    { language: 'de', bytes: 140, isTooEarly: false },
  ]);
});

const said = (chunks: readonly Chunk[]): string => {
  try {
    const bundle = Object.fromEntries(chunks.map((each) => [each.fileName, each]));
    const error = (message: string): never => {
      throw new Error(message);
    };
    pageBudget().generateBundle.call({ error }, null, bundle);
    return 'built';
  } catch (error) {
    return String(error);
  }
};

it('fails the build of a page that is too large in one language', () => {
  const en = chunk('en.js', 100, messages('en'));
  const de = chunk('de.js', 101, messages('de'));
  expect(said([entry(PAGE_BUDGET - 110), format, en])).toBe('built');
  expect(said([entry(PAGE_BUDGET - 110), format, en, de])).toContain(
    `${PAGE_BUDGET + 1} bytes in "de"`,
  );
});

it('fails the build where the first sight counts on words that come later', () => {
  const en = chunk('en.js', 1, messages('en'));
  const words = chunk('words.js', 1, { moduleIds: ['/ferry/renderer/ui.ts'] });
  const dialog = chunk('dialog.js', 1, { imports: ['words.js'] });
  expect(said([entry(1), format, en, words, dialog])).toBe('built');
  const tooEarly = chunk('format.js', 1, { imports: ['words.js'] });
  expect(said([entry(1), tooEarly, en, words])).toContain('words that come later');
});

it('fails the build where it does not find the languages any more', () => {
  expect(said([entry(1), format])).toContain('no language');
});
