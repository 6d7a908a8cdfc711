/** Requests against delay, both on a logarithmic scale, a panel for each world, as SVG. */
import type { Place, Report, Row } from './report.ts';

const PANEL = { width: 440, height: 440, left: 56, right: 14, top: 34, bottom: 44 };
const REQUESTS = { low: 1, high: 20_000 };
const DELAY_S = { low: 0.05, high: 60 };
const TICKS = [0.1, 1, 10, 100, 1000, 10_000];
const LABEL_HEIGHT = 11;
/** Of a letter, about. */
const LABEL_WIDTH = 6;
/** How far a label may stand above or below its point. */
const SHIFTS = [0, -6, 6, -11, 11, -17, 17, -23, 23, -29, 29];

const STYLE = `
  .paper { fill: #fff }
  text { font: 12px system-ui, sans-serif; fill: #333 }
  .small { font-size: 10px } .title { font-size: 10.5px; font-weight: 600 }
  .grid { stroke: #8886; stroke-width: 0.5 } .frame { fill: none; stroke: #888 }
  .other { fill: #777 } circle.ours { fill: #0a6ebd } circle.bound { fill: #b35900 }
  .line { fill: none; stroke-width: 1.5 } .line.ours { stroke: #0a6ebd }
  .line.bound { stroke: #b35900; stroke-dasharray: 4 3 }
  text.ours { fill: #0a5a9c; font-weight: 600 } text.bound { fill: #8f4700 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117 } text { fill: #ddd } .other { fill: #aaa }
    circle.ours { fill: #5eb1f5 } circle.bound { fill: #f0a050 }
    .line.ours { stroke: #5eb1f5 } .line.bound { stroke: #f0a050 }
    text.ours { fill: #8cc8f8 } text.bound { fill: #f4b878 }
  }`;

/** `made` is the command that makes the chart again. */
export function chartOf(reports: readonly Report[], made: string): string {
  const width = PANEL.width * reports.length;
  const panels = reports.map(
    (report, index) => `<g transform="translate(${index * PANEL.width} 0)">${panelOf(report)}</g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${PANEL.height}" role="img" aria-label="Requests against delay, by schedule">`,
    `<desc>Made by: ${made}</desc>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="paper" width="${width}" height="${PANEL.height}"/>`,
    ...panels,
    '</svg>',
    '',
  ].join('\n');
}

function panelOf(report: Report): string {
  const { world, says, ferryLine, optimumLine } = report;
  // Where Ferry stands at other prices its line says.
  const rows = report.rows.filter(
    ({ name }) => !/^Ferry(?:, (?:focused|hidden)$| with hints)/u.test(name),
  );
  const { left, right, top, bottom, width, height } = PANEL;
  const inner = { width: width - left - right, height: height - top - bottom };
  const grid = TICKS.flatMap((tick) => [
    ...(isWithin(tick, REQUESTS) ? [verticalAt(tick)] : []),
    ...(isWithin(tick, DELAY_S) ? [horizontalAt(tick)] : []),
  ]);
  return [
    text(left, 20, `World ${world}: ${says}`, 'title'),
    ...grid,
    `<rect class="frame" x="${left}" y="${top}" width="${inner.width}" height="${inner.height}"/>`,
    text(left + inner.width / 2, height - 8, 'requests per job', '', 'middle'),
    `<text transform="translate(14 ${top + inner.height / 2}) rotate(-90)" text-anchor="middle">mean delay in s</text>`,
    lineOf(optimumLine, 'bound'),
    lineOf(ferryLine, 'ours'),
    ...rows.map((row) => {
      const [x, y] = placeOf(row);
      return `<circle class="${classOf(row)}" cx="${round(x)}" cy="${round(y)}" r="${classOf(row) === 'ours' ? 5 : 3.5}"/>`;
    }),
    ...labelsOf(rows),
  ].join('\n');
}

interface Box {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** Each beside its point, where nothing else stands: others rather to the right. */
function labelsOf(rows: readonly Row[]): readonly string[] {
  const taken: Box[] = rows.map(placeOf).map(([x, y]) => ({ from: x - 5, to: x + 5, y: y + 4 }));
  // Ours and the bounds come last in a report, and have the first choice.
  return rows.toReversed().map((row) => {
    const [x, at] = placeOf(row);
    const name = row.name.replace(/ \(.*/u, '');
    const width = name.length * LABEL_WIDTH;
    const right = { from: x + 8, to: x + 8 + width };
    const left = { from: x - 8 - width, to: x - 8 };
    const sides = classOf(row) === 'other' ? [right, left] : [left, right];
    const free = SHIFTS.flatMap((shift) => sides.map((side) => ({ ...side, y: at + 4 + shift })))
      .filter(({ from, to }) => from > PANEL.left && to < PANEL.width - PANEL.right)
      .find((box) => !taken.some((other) => isOver(box, other)));
    const box = free ?? { ...right, y: at + 4 };
    taken.push(box);
    const kind = `small ${classOf(row)}`;
    return box.to < x ? text(box.to, box.y, name, kind, 'end') : text(box.from, box.y, name, kind);
  });
}

function isOver(one: Box, other: Box): boolean {
  return one.from < other.to && other.from < one.to && Math.abs(one.y - other.y) < LABEL_HEIGHT;
}

function classOf({ name }: Row): string {
  if (name.startsWith('Ferry')) return 'ours';
  return name.startsWith('optimum') || name === 'clairvoyant' ? 'bound' : 'other';
}

function lineOf(places: readonly Place[], kind: string): string {
  const points = places
    .filter(({ requests, meanS }) => isWithin(requests, REQUESTS) && isWithin(meanS, DELAY_S))
    .map((place) => placeOf(place).map(round).join(' '));
  return `<polyline class="line ${kind}" points="${points.join(', ')}"/>`;
}

function placeOf({ requests, meanS }: Place): readonly [number, number] {
  const { left, right, top, bottom, width, height } = PANEL;
  const x = left + partOf(requests, REQUESTS) * (width - left - right);
  return [x, height - bottom - partOf(meanS, DELAY_S) * (height - top - bottom)];
}

interface Range {
  readonly low: number;
  readonly high: number;
}

const partOf = (value: number, { low, high }: Range): number =>
  Math.log(value / low) / Math.log(high / low);
const isWithin = (value: number, { low, high }: Range): boolean => value >= low && value <= high;
const round = (value: number): string => value.toFixed(1);

function verticalAt(requests: number): string {
  const [x] = placeOf({ requests, meanS: 1 });
  const base = PANEL.height - PANEL.bottom;
  const line = `<path class="grid" d="M${round(x)} ${PANEL.top}V${base}"/>`;
  return line + text(x, base + 15, requests.toLocaleString('en'), 'small', 'middle');
}

function horizontalAt(meanS: number): string {
  const [, y] = placeOf({ requests: 1, meanS });
  const line = `<path class="grid" d="M${PANEL.left} ${round(y)}H${PANEL.width - PANEL.right}"/>`;
  return line + text(PANEL.left - 6, y + 4, `${meanS}`, 'small', 'end');
}

function text(x: number, y: number, words: string, kind: string, anchor = 'start'): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text class="${kind}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${safe}</text>`;
}
