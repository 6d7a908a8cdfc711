/**
 * Serves the page from `app://ferry/` instead of `file://`: a real origin of its own, a content
 * security policy as a header, and compiled code that is cached between starts.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron/main';

const SCHEME = 'app';
export const PAGE_ORIGIN = `${SCHEME}://ferry`;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Must run before the app is ready: Electron fixes the privileges of schemes then. */
export function declarePageScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Answers requests for the page with the files in `folder`, and for nothing else. */
export function servePage(folder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'ferry' || request.method !== 'GET') return notFound();
    // The URL parser has resolved every `..`, but an encoded one only shows after decoding.
    const file = path.join(folder, decodeURIComponent(url.pathname));
    const type = TYPES[path.extname(file)];
    if (!file.startsWith(folder + path.sep) || type === undefined) return notFound();
    try {
      const headers = {
        'content-type': type,
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
      };
      return new Response(new Uint8Array(await readFile(file)), { headers });
    } catch {
      return notFound();
    }
  });
}

function notFound(): Response {
  return new Response(null, { status: 404 });
}
