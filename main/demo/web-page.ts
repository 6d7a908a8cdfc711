/** What `webUrl` opens in a browser: a plain page of the item, so that "Open result" shows something. */
import { namesIn } from './address.ts';
import type { Drive } from './drive.ts';
import { wrongMethod, type Call, type Reply } from './http.ts';
import { driveOf, shownAt, topOf, webPathOf } from './other-drives.ts';
import { pageOf } from './paging.ts';
import type { Folder, Item } from './tree.ts';

/** A page shows this many items of a folder and says how many more there are. */
const SHOWN = 500;

/** The page of the item at a path below `/web/`; `null` for any other path. */
export function answerWeb(call: Call, drive: Drive): Reply | null {
  if (!/^\/web(?:-\w+)?\//u.test(call.path)) return null;
  if (call.method !== 'GET') return wrongMethod(call, 'GET');
  const shown = shownAt(call.path, namesIn);
  const item =
    shown === null ? undefined : drive.tree.at(shown.names, topOf(drive.tree, shown.drive));
  return item === undefined
    ? page(404, 'Not found', '<p>There is nothing here. It may have been moved or deleted.</p>')
    : page(
        200,
        titleOf(item),
        `${trail(item)}${item.kind === 'folder' ? list(item) : facts(item)}`,
      );
}

function list(folder: Folder): string {
  const listed = pageOf(folder, new URLSearchParams({ $top: String(SHOWN) }));
  const items = listed.ok ? listed.value.items : [];
  if (items.length === 0) return '<p>This folder is empty.</p>';
  const rows = items.map((item) => {
    const about = item.kind === 'folder' ? count(item.children.size) : sizeOf(item.size);
    return `<li>${link(item)}${item.kind === 'folder' ? '/' : ''}<span>${about}</span></li>`;
  });
  const more = folder.children.size - items.length;
  return `<ul>${rows.join('')}</ul>${more > 0 ? `<p>… and ${more} more.</p>` : ''}`;
}

function facts(item: Item): string {
  const created = new Date(item.createdAt).toISOString().slice(0, 16).replace('T', ' ');
  return `<p>${sizeOf(item.size)}, here since ${created} UTC.</p>`;
}

function trail(item: Item): string {
  const links: string[] = [];
  for (let each = item.parent; each !== null; each = each.parent) links.unshift(link(each));
  return `<nav>${links.join(' / ')}</nav>`;
}

function link(item: Item): string {
  const href = escaped(webPathOf(item));
  return `<a href="${href}">${escaped(titleOf(item))}</a>`;
}

function titleOf(item: Item): string {
  return item.parent === null ? driveOf(item).name : item.name;
}

function count(items: number): string {
  return items === 1 ? '1 item' : `${items} items`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000
    ? `${(bytes / 1_000).toFixed(0)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
ul { list-style: none; padding: 0; }
li { display: flex; justify-content: space-between; gap: 1rem; padding: .3rem 0;
  border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
span { opacity: .7; white-space: nowrap; }
a { color: inherit; }`;

function page(status: number, title: string, content: string): Reply {
  const name = escaped(title);
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width">`;
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    body:
      `<!doctype html><html lang="en"><head>${head}<title>${name} – Demo drive</title>` +
      `<style>${STYLE}</style></head><body><main><h1>${name}</h1>${content}</main></body></html>\n`,
  };
}

/** Text as HTML, safe in content and in quoted attributes. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (letter) => `&#${letter.charCodeAt(0)};`);
}
