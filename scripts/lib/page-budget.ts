/**
 * Keeps the page small: the build fails when what it loads before its first sight, in any one
 * language, is more than the budget. What a dialog brings along when it is opened counts for itself.
 */

/** Of minified code, in bytes. */
export const PAGE_BUDGET = 80_000;

/** A file of the built page, as the bundler hands it out. */
export interface Chunk {
  readonly type: 'chunk';
  readonly fileName: string;
  readonly code: string;
  readonly isEntry: boolean;
  /** The module it was made for. */
  readonly facadeModuleId: string | null;
  /** File names of the chunks it cannot do without. */
  readonly imports: readonly string[];
  /** The modules it is made of. */
  readonly moduleIds: readonly string[];
}

/** A module that counts on all words, which are not there at first. */
const NOT_AT_FIRST = /[\\/]renderer[\\/]ui\.ts$/u;

/** What the page loads at its start, for each language. */
export interface PageSize {
  readonly language: string;
  readonly bytes: number;
  /** Whether a part of it counts on what is fetched later. */
  readonly isTooEarly: boolean;
}

export function pageSizes(chunks: readonly Chunk[]): readonly PageSize[] {
  const entries = chunks.filter(({ isEntry }) => isEntry);
  return chunks.flatMap((chunk) => {
    const language = languageOf(chunk);
    if (language === null) return [];
    const needed = withImports([...entries, chunk], chunks);
    const bytes = needed.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
    const isTooEarly = needed.some(({ moduleIds }) =>
      moduleIds.some((id) => NOT_AT_FIRST.test(id)),
    );
    return [{ language, bytes, isTooEarly }];
  });
}

/** A plugin for the build of the page. */
export function pageBudget() {
  return {
    name: 'page-budget',
    generateBundle(
      this: { readonly error: (message: string) => never },
      _options: unknown,
      bundle: Readonly<Record<string, Chunk | { readonly type: 'asset' }>>,
    ): void {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const sizes = pageSizes(chunks);
      if (sizes.length === 0) this.error('The page has no language.');
      for (const { language, bytes, isTooEarly } of sizes) {
        if (isTooEarly)
          this.error(`The first sight in "${language}" counts on words that come later.`);
        if (bytes > PAGE_BUDGET) {
          this.error(`The page has ${bytes} bytes in "${language}", ${PAGE_BUDGET} are allowed.`);
        }
      }
    },
  };
}

function languageOf({ facadeModuleId }: Chunk): string | null {
  return /[\\/]shared[\\/]messages[\\/]([a-z]{2})\.ts$/u.exec(facadeModuleId ?? '')?.[1] ?? null;
}

/** These chunks and all that they need, each once. */
function withImports(wanted: readonly Chunk[], all: readonly Chunk[]): readonly Chunk[] {
  const byName = new Map(all.map((chunk) => [chunk.fileName, chunk]));
  const needed = new Set(wanted);
  // A set hands out what is added to it while it is walked.
  for (const { imports } of needed) {
    for (const name of imports) {
      const chunk = byName.get(name);
      if (chunk !== undefined) needed.add(chunk);
    }
  }
  return [...needed];
}
