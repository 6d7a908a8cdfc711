/**
 * What the page knows of all copies: the last snapshot, with every change since worked in. Changes
 * that overtake their snapshot wait for it. Pure.
 */
import type { HistoryPage, JobView, Snapshot, SnapshotChange } from '../shared/job-view.ts';

export interface Known {
  readonly snapshot: Snapshot | null;
  /** Changes to a snapshot that is not here yet. */
  readonly ahead: readonly SnapshotChange[];
}

export const NOTHING_KNOWN: Known = { snapshot: null, ahead: [] };

export type News =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'change'; readonly change: SnapshotChange }
  /** The page of the history that `cursor` stood for. */
  | { readonly kind: 'older'; readonly cursor: string; readonly page: HistoryPage };

/** What is known after `news`; the same object when that was known already. */
export function learned(known: Known, news: News): Known {
  const { snapshot, ahead } = known;
  switch (news.kind) {
    case 'snapshot':
      if (snapshot !== null && news.snapshot.revision < snapshot.revision) return known;
      return caughtUp({ snapshot: news.snapshot, ahead });
    case 'change':
      if (snapshot !== null && news.change.revision <= snapshot.revision) return known;
      return caughtUp({ snapshot, ahead: [...ahead, news.change] });
    case 'older':
      // Asked for before everything changed.
      if (snapshot?.older !== news.cursor) return known;
      return { snapshot: withPage(snapshot, news.page), ahead };
  }
}

/** Whether a change has come whose snapshot never did: then it must be asked for. */
export function isBehind({ snapshot, ahead }: Known): boolean {
  return snapshot !== null && ahead.length > 0;
}

/** With all changes worked in that follow on the snapshot. */
function caughtUp({ snapshot, ahead }: Known): Known {
  if (snapshot === null) return { snapshot, ahead };
  const next = ahead.find(({ since }) => since === snapshot.revision);
  const left = ahead.filter(({ since }) => since > snapshot.revision);
  return next === undefined
    ? { snapshot, ahead: left }
    : caughtUp({ snapshot: withChange(snapshot, next), ahead: left });
}

/** Copies that did not change stay the same objects, so that only the others are drawn again. */
function withChange(snapshot: Snapshot, change: SnapshotChange): Snapshot {
  const { revision, notices } = change;
  const changed = new Map(change.jobs.map((job) => [job.id, job]));
  const gone = new Set(change.gone);
  const jobs: JobView[] = [];
  for (const job of snapshot.jobs) {
    if (gone.has(job.id)) continue;
    jobs.push(changed.get(job.id) ?? job);
    changed.delete(job.id);
  }
  return { ...snapshot, revision, notices, jobs: [...jobs, ...changed.values()] };
}

function withPage(snapshot: Snapshot, page: HistoryPage): Snapshot {
  const known = new Set(snapshot.jobs.map(({ id }) => id));
  const older = page.jobs.filter(({ id }) => !known.has(id));
  return { ...snapshot, jobs: [...snapshot.jobs, ...older], older: page.next };
}
