/** What the tray shows: decided here, drawn by `app-tray.ts`. Pure. */
import { describeState, describeSummary } from '../../shared/describe-job.ts';
import type { JobView, Summary } from '../../shared/job-view.ts';
import type { AppMessages } from '../../shared/messages/index.ts';

/** The drawings, as `build/tray` has them. */
export const TRAY_ICONS = [
  'idle',
  'working',
  'working-25',
  'working-50',
  'working-75',
  'attention',
  'paused',
  'offline',
] as const;

export type TrayIcon = (typeof TRAY_ICONS)[number];

/** The file of a drawing that this system wants. */
export function trayIconFile(icon: TrayIcon, platform = process.platform): string {
  if (platform === 'darwin') return `${icon}Template.png`;
  return platform === 'win32' ? `${icon}.ico` : `${icon}.png`;
}

export interface TrayFacts {
  readonly summary: Summary;
  /** The newest, newest first. */
  readonly jobs: readonly JobView[];
  /** Whether no further copy is begun. */
  readonly isPaused: boolean;
  readonly isOnline: boolean;
}

export interface TrayFace {
  readonly icon: TrayIcon;
  /** How all copies stand: the tooltip, and the first line of the menu. */
  readonly status: string;
  /** A line for each of the jobs. */
  readonly recent: readonly string[];
}

/** The face for these facts, in words of `m`, at the time `now`. */
export function trayFace(facts: TrayFacts, m: AppMessages, now: number): TrayFace {
  const { summary, jobs, isPaused, isOnline } = facts;
  const parts = [
    describeSummary(summary, m),
    ...(isOnline ? [] : [m.tray.offline]),
    ...(isPaused ? [m.tray.paused] : []),
  ];
  return {
    icon: iconOf(facts),
    status: parts.join(' · '),
    recent: jobs.map((job) => `${job.name} – ${describeState(job, m, now)}`),
  };
}

/**
 * Attention comes first: work goes on by itself, but somebody must look at the rest. Paused shows only
 * when nothing is at work any more, since what is under way goes on.
 */
function iconOf({ summary, isPaused, isOnline }: TrayFacts): TrayIcon {
  if (summary.attention > 0) return 'attention';
  if (!isOnline) return 'offline';
  if (summary.active === 0 || (isPaused && summary.fraction === null)) {
    return isPaused ? 'paused' : 'idle';
  }
  const { fraction } = summary;
  if (fraction === null || fraction < 0.25) return 'working';
  if (fraction < 0.5) return 'working-25';
  return fraction < 0.75 ? 'working-50' : 'working-75';
}
