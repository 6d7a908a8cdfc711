/**
 * The drive as it is on a fresh machine: a believable person's files, the same on every start, so that
 * the journal needs to hold only what changed since. Pure and deterministic.
 */
import { itemIdOf } from './ids.ts';
import { FRIENDS_DRIVE, SITE_DRIVE, TEAM_DRIVE } from './other-drives.ts';
import { FRIENDS_PLACES, SITE_PLACES, TEAM_PLACES } from './seed-other-places.ts';
import { PLACES, type Place } from './seed-places.ts';
import { Tree, type Folder } from './tree.ts';

const DAY = 24 * 60 * 60 * 1000;
const FIRST_DAY = Date.UTC(2016, 3, 2, 9, 12);

/** Builds the tree anew; every call gives equal ids, names, sizes and dates. */
export function seedTree(): Tree {
  const tree = new Tree({ id: itemIdOf('seed:/'), at: FIRST_DAY });
  const random = randomFrom(0x5eed);
  for (const place of PLACES) plant(tree, tree.root, '', place, random);
  plantLargeFolder(tree, random);
  plantDrive(tree, TEAM_DRIVE.topId, 'team:', TEAM_PLACES);
  plantDrive(tree, SITE_DRIVE.topId, 'site:', SITE_PLACES);
  plantDrive(tree, FRIENDS_DRIVE.topId, 'friend:', FRIENDS_PLACES);
  return tree;
}

export interface LongFolder {
  readonly name: string;
  readonly files: number;
}

/** A folder of `files` files at the top: `Record 00001.pdf` and so on. */
export function plantLongFolder(tree: Tree, { name, files }: LongFolder): void {
  const folder = addFolder(tree, tree.root, `/${name}`, name, FIRST_DAY);
  const random = randomFrom(files);
  for (let number = 1; number <= files; number += 1) {
    const file = `Record ${String(number).padStart(5, '0')}.pdf`;
    addFile(tree, folder, `/${name}/${file}`, file, FIRST_DAY + number * 1000, random);
  }
}

/** The drives have chances of their own, so that none changes with another. */
function plantDrive(tree: Tree, topId: string, path: string, places: readonly Place[]): void {
  const top = tree.addTop(topId, FIRST_DAY);
  const random = randomFrom(path.length);
  for (const place of places) plant(tree, top, path, place, random);
}

type Random = () => number;

function plant(tree: Tree, parent: Folder, path: string, place: Place, random: Random): void {
  const own = place.name === '' ? path : `${path}/${place.name}`;
  const at = Date.parse(place.from);
  const folder = place.name === '' ? parent : addFolder(tree, parent, own, place.name, at);
  for (const [index, name] of place.files.entries()) {
    const spread = (index + random()) / place.files.length;
    addFile(tree, folder, `${own}/${name}`, name, at + spread * place.days * DAY, random);
  }
  for (const inner of place.folders) plant(tree, folder, own, inner, random);
}

/** `LargeFolder1` of the documentation: 3,000 files, nested, and one folder of several pages. */
function plantLargeFolder(tree: Tree, random: Random): void {
  const start = Date.UTC(2015, 0, 5, 8);
  const top = addFolder(tree, tree.root, '/LargeFolder1', 'LargeFolder1', start);
  for (let year = 2015; year < 2025; year += 1) {
    const yearPath = `/LargeFolder1/Archive ${year}`;
    const archive = addFolder(tree, top, yearPath, `Archive ${year}`, Date.UTC(year, 0, 5, 8));
    for (const [month, monthName] of MONTHS.entries()) {
      const name = `${two(month + 1)} ${monthName}`;
      const path = `${yearPath}/${name}`;
      const folder = addFolder(tree, archive, path, name, Date.UTC(year, month, 1, 8));
      for (let number = 1; number <= 23; number += 1) {
        const [kind, extension] = pick(PAPERS, random);
        const file = `${kind} ${year}-${two(month + 1)}-${two(number)}.${extension}`;
        addFile(tree, folder, `${path}/${file}`, file, Date.UTC(year, month, number, 15), random);
      }
    }
  }
  const scans = addFolder(tree, top, '/LargeFolder1/Scans', 'Scans', Date.UTC(2024, 0, 8, 8));
  for (let number = 1; number <= 240; number += 1) {
    const name = `Scan ${String(number).padStart(4, '0')}.pdf`;
    const at = Date.UTC(2024, 0, 8, 10) + number * DAY;
    addFile(tree, scans, `/LargeFolder1/Scans/${name}`, name, at, random);
  }
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const PAPERS: readonly (readonly [string, string])[] = [
  ['Invoice', 'pdf'],
  ['Minutes', 'docx'],
  ['Figures', 'xlsx'],
  ['Letter', 'docx'],
  ['Delivery note', 'pdf'],
  ['Note', 'txt'],
];

/** Typical sizes in bytes, from and to, by extension. */
const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  docx: [24_000, 480_000],
  xlsx: [12_000, 640_000],
  pptx: [900_000, 9_000_000],
  pdf: [60_000, 900_000],
  txt: [300, 9_000],
  md: [400, 20_000],
  jpg: [900_000, 3_600_000],
  png: [60_000, 1_400_000],
  mp3: [3_500_000, 9_500_000],
  mp4: [18_000_000, 64_000_000],
  zip: [4_000_000, 30_000_000],
  json: [400, 40_000],
  ts: [600, 18_000],
  svg: [800, 30_000],
};

function addFolder(tree: Tree, parent: Folder, path: string, name: string, at: number): Folder {
  const folder = tree.add(parent, { kind: 'folder', id: itemIdOf(`seed:${path}`), name, at });
  if (folder === null) throw new Error(`The seed names ${path} twice.`);
  return folder;
}

function addFile(
  tree: Tree,
  parent: Folder,
  path: string,
  name: string,
  exactAt: number,
  random: Random,
): void {
  const [least, most] = SIZES[name.slice(name.lastIndexOf('.') + 1)] ?? [1_000, 90_000];
  const size = Math.round(least + (most - least) * random() ** 1.6);
  const content = `seed:${path}`;
  const at = Math.floor(exactAt / 1000) * 1000;
  const added = tree.add(parent, { kind: 'file', id: itemIdOf(content), name, at, size, content });
  if (added === null) throw new Error(`The seed names ${path} twice.`);
}

function pick<T>(choices: readonly T[], random: Random): T {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) throw new Error('Nothing to pick from.');
  return choice;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** mulberry32: a small generator, the same everywhere. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
