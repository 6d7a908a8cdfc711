/**
 * Pictures of the window for the README: drawings that scale and hold no pixels, light and dark. They
 * are written only where FERRY_PICTURES names a folder, as `npm run pictures` does, since they differ a little
 * each time.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';

const folder = process.env['FERRY_PICTURES'];
const PIXELS_PER_INCH = 96;
/** A hundredth of a point is finer than anybody sees. */
const DIGITS = 2;

/** Draws the window as it is now to `NAME-light.svg` and `NAME-dark.svg`. */
export async function drawWindow(
  app: ElectronApplication,
  page: Page,
  name: string,
): Promise<void> {
  if (folder === undefined) return;
  await page.emulateMedia({ media: 'screen' });
  for (const scheme of ['light', 'dark'] as const) {
    const pdf = await printed(app, scheme);
    writeFileSync(path.join(folder, `${name}-${scheme}.svg`), drawingOf(pdf));
  }
  await page.emulateMedia({ media: null });
}

/** Printing knows light alone unless the page says otherwise, and makes pixels of soft shadows. */
async function printed(app: ElectronApplication, scheme: 'light' | 'dark'): Promise<Buffer> {
  const look = `:root { color-scheme: ${scheme} !important } *, ::backdrop { box-shadow: none !important }`;
  const text = await app.evaluate(
    async ({ BrowserWindow }, { css, pixelsPerInch }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('There is no window.');
      const [width = 0, height = 0] = window.getContentSize();
      const key = await window.webContents.insertCSS(css);
      const pdf = await window.webContents.printToPDF({
        printBackground: true,
        margins: { top: 0, right: 0, bottom: 0, left: 0 },
        pageSize: { width: width / pixelsPerInch, height: height / pixelsPerInch },
        pageRanges: '1',
      });
      await window.webContents.removeInsertedCSS(key);
      return pdf.toString('base64');
    },
    { css: look, pixelsPerInch: PIXELS_PER_INCH },
  );
  return Buffer.from(text, 'base64');
}

function drawingOf(pdf: Buffer): string {
  const own = mkdtempSync(path.join(tmpdir(), 'ferry-picture-'));
  try {
    const from = path.join(own, 'window.pdf');
    writeFileSync(from, pdf);
    const to = path.join(own, 'window.svg');
    execFileSync('pdftocairo', ['-svg', from, to]);
    const svg = readFileSync(to, 'utf8');
    return svg.replaceAll(/\d+\.\d{3,}/gu, (number) => `${Number(Number(number).toFixed(DIGITS))}`);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
