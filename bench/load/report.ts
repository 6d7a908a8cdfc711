/** What is demanded of a measured run, and what it looks like in print. */
import type { Delays, Measured } from './talk.ts';

const MINUTE = 60_000;

const MAX_P99_MS = 5;
const MAX_GROWTH_MIB = 200;
/** Between the second quarter and the last. */
const MAX_DRIFT_MIB = 10;
/** Eight kept alive for the one host there is, and as many for POSTs, which get their own. */
const MAX_SOCKETS = 16;
const MAX_GAP_MS = 5 * MINUTE;
/** SharePoint's limit for a user (Microsoft, "Avoid getting throttled"). */
const MAX_IN_5_MINUTES = 3000;

/** One figure, and whether it is as it should be; null where it is only told. */
export interface Row {
  readonly what: string;
  readonly seen: string;
  readonly isMet: boolean | null;
}

/** `idle`: what the machine did meanwhile to a process that had nothing to do. */
export function rowsOf(measured: Measured, idle: Delays, monitors: number): readonly Row[] {
  const { samples, bareMib, delays, turnover, bugs } = measured;
  const most = Math.max(...samples.map(({ residentMib }) => residentMib));
  const [second, last] = [meanMib(measured, 1 / 4, 1 / 2), meanMib(measured, 3 / 4, 1)];
  const sockets = samples.flatMap((sample) => sample.sockets ?? []);
  const mostSockets = Math.max(0, ...sockets);
  const met = (what: string, isMet: boolean | null, seen: string): Row => ({ what, isMet, seen });
  return [
    met(
      `event loop late by less than ${MAX_P99_MS} ms (p99), beyond that of an idle process`,
      delays.p99 - idle.p99 < MAX_P99_MS,
      late(delays),
    ),
    met('event loop of an idle process', null, late(idle)),
    met(
      `resident memory less than ${MAX_GROWTH_MIB} MiB above bare`,
      most - bareMib < MAX_GROWTH_MIB,
      `+${mib(most - bareMib)} at most, bare ${mib(bareMib)}`,
    ),
    met(
      `resident memory flat within ${MAX_DRIFT_MIB} MiB`,
      last - second < MAX_DRIFT_MIB,
      `${mib(second)} in the second quarter, ${mib(last)} in the last`,
    ),
    met(
      `at most ${MAX_SOCKETS} sockets`,
      sockets.length === 0 ? null : mostSockets <= MAX_SOCKETS,
      sockets.length === 0 ? 'the system does not tell' : `${mostSockets} at most`,
    ),
    met(
      `every running copy asked about at least every ${MAX_GAP_MS / MINUTE} minutes`,
      measured.worstGapMs <= MAX_GAP_MS && measured.monitorsAsked >= monitors,
      `median ${seconds(measured.medianGapMs)}, worst ${seconds(measured.worstGapMs)}, ${measured.monitorsAsked} monitors`,
    ),
    met(
      `at most ${MAX_IN_5_MINUTES} requests in 5 minutes`,
      measured.mostIn5Minutes <= MAX_IN_5_MINUTES,
      `${measured.mostIn5Minutes} at most, ${measured.requests} in all`,
    ),
    met('nothing else goes wrong', bugs.length === 0, bugs.slice(0, 5).join('; ')),
    met('copies at the end', measured.activeAtEnd >= monitors, `${measured.activeAtEnd}`),
    met('copies that ended, and were begun', null, turnover.join(', ')),
    met(
      'start with all records',
      null,
      `${seconds(measured.startMs)}; ${late(measured.startDelays)}`,
    ),
    met('event loop at work', null, `${(measured.utilization * 100).toFixed(0)} % of the time`),
    met('processor time', null, seconds(measured.cpuSeconds * 1000)),
    met('told to the page', null, mib(measured.toPageMib)),
  ];
}

export function tableOf(rows: readonly Row[]): string {
  return rows
    .map(({ what, seen, isMet }) => {
      const mark = isMet === null ? '      ' : isMet ? 'ok    ' : 'MISSED';
      return `${mark} ${what}: ${seen}`;
    })
    .join('\n');
}

/** Over a part of the samples, from and to as shares of all. */
function meanMib({ samples }: Measured, from: number, to: number): number {
  const part = samples.slice(from * samples.length, to * samples.length);
  return part.reduce((sum, { residentMib }) => sum + residentMib, 0) / Math.max(part.length, 1);
}

function late({ median, p99, p999, max }: Delays): string {
  const ms = (value: number): string => value.toFixed(1);
  return `median ${ms(median)}, p99 ${ms(p99)}, p99.9 ${ms(p999)}, worst ${ms(max)} ms`;
}

function mib(value: number): string {
  return `${value.toFixed(0)} MiB`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
