/**
 * Leaves out what Vite puts around every `import()` to fetch its files ahead (`build.modulePreload` takes
 * only a part of it away): the page comes from the disk, and has one stylesheet.
 */

/** The module of Vite's that does it, as `vite:build-import-analysis` names it. */
const HELPER = '\0vite/preload-helper.js';

/** A plugin for the build of the page. The build fails where Vite does it in another way than is known here. */
export function noPreload() {
  let isMet = false;
  return {
    name: 'no-preload',
    enforce: 'pre',
    load(id: string): string | null {
      if (id !== HELPER) return null;
      isMet = true;
      return 'export const __vitePreload = (load) => load();';
    },
    generateBundle(this: { readonly error: (message: string) => never }): void {
      if (!isMet)
        this.error(`Vite has no ${HELPER.slice(1)} any more: see scripts/lib/no-preload.ts.`);
    },
  } as const;
}
