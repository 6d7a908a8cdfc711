/**
 * What the page knows of all copies: the last snapshot, with every change since worked in. Changes
 * that overtake their snapshot wait for it. Pure.
 */
import type { HistoryPage, JobView, Snapshot, SnapshotChange } from '../shared/job-view.ts';
import { hasWords, searchWords } from '../shared/search.ts';
import { type Removal, isMeant } from './removal.ts';
import {
  type Sections,
  NO_SECTIONS,
  copiesIn,
  onlyThose,
  sectionsOf,
  withChanges,
} from './sections.ts';

/** A snapshot whose copies stand in their sections, where each change costs as little as it can. */
export interface SortedSnapshot extends Omit<Snapshot, 'jobs'> {
  readonly sections: Sections;
}

export interface Known {
  readonly snapshot: SortedSnapshot | null;
  /** Changes to a snapshot that is not here yet. */
  readonly ahead: readonly SnapshotChange[];
  /** Null while nothing is searched for. */
  readonly search: Search | null;
}

/** A search through that part of the history which is not in the snapshot. */
export interface Search {
  readonly text: string;
  readonly found: readonly JobView[];
  /** Where it goes on; null when it is at the end. */
  readonly next: string | null;
}

/** What is to be listed. */
export interface Listing {
  readonly sections: Sections;
  /** What is searched for; empty for nothing. */
  readonly search: string;
  /** Where more comes from; null when all is here. */
  readonly cursor: string | null;
}

export const NOTHING_KNOWN: Known = { snapshot: null, ahead: [], search: null };

export type News =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'change'; readonly change: SnapshotChange }
  /** What the main process has removed at the user's wish, and will tell of in a moment. */
  | { readonly kind: 'removed'; readonly removal: Removal }
  /** What is searched for from now on; empty for nothing. */
  | { readonly kind: 'search'; readonly text: string }
  /** The page of the history that `cursor` stood for, or what a search has found there. */
  | {
      readonly kind: 'older';
      readonly cursor: string;
      readonly search: string;
      readonly page: HistoryPage;
    };

/** What is known after `news`; the same object when that was known already. */
export function learned(known: Known, news: News): Known {
  const { snapshot, ahead, search } = known;
  switch (news.kind) {
    case 'snapshot':
      if (snapshot !== null && news.snapshot.revision < snapshot.revision) return known;
      return caughtUp({
        snapshot: sorted(news.snapshot),
        ahead,
        search: search && begun(search.text, news.snapshot),
      });
    case 'change':
      if (snapshot !== null && news.change.revision <= snapshot.revision) return known;
      return caughtUp({ ...known, ahead: [...ahead, news.change] });
    case 'removed':
      return withoutMeant(known, news.removal);
    case 'search':
      if (news.text === (search?.text ?? '')) return known;
      return { ...known, search: news.text === '' ? null : begun(news.text, snapshot) };
    case 'older':
      return news.search === '' ? withOlder(known, news) : withFound(known, news);
  }
}

/** The copies to list: all that are here, or those that a search has found. */
export function listingOf({ snapshot, search }: Known): Listing {
  const sections = snapshot?.sections ?? NO_SECTIONS;
  if (search === null) return { sections, search: '', cursor: snapshot?.older ?? null };
  const words = searchWords(search.text);
  const here = onlyThose(sections, (job) => hasWords(job, words));
  return {
    sections: withChanges(here, notIn(sections, search.found), []),
    search: search.text,
    cursor: search.next,
  };
}

/** Whether a change has come whose snapshot never did: then it must be asked for. */
export function isBehind({ snapshot, ahead }: Known): boolean {
  return snapshot !== null && ahead.length > 0;
}

function sorted({ jobs, ...rest }: Snapshot): SortedSnapshot {
  return { ...rest, sections: sectionsOf(jobs) };
}

function begun(text: string, snapshot: { readonly older: string | null } | null): Search {
  return { text, found: [], next: snapshot?.older ?? null };
}

/** With all changes worked in that follow on the snapshot. */
function caughtUp(known: Known): Known {
  const { snapshot, ahead, search } = known;
  if (snapshot === null) return known;
  const next = ahead.find(({ since }) => since === snapshot.revision);
  const left = ahead.filter(({ since }) => since > snapshot.revision);
  if (next === undefined) return { ...known, ahead: left };
  return caughtUp({
    snapshot: withChange(snapshot, next),
    ahead: left,
    search: search && { ...search, found: without(search.found, next) },
  });
}

/** What has changed stands in the snapshot from now on; what is gone stands nowhere. */
function without(found: readonly JobView[], change: SnapshotChange): readonly JobView[] {
  const ids = new Set([...change.gone, ...change.jobs.map(({ id }) => id)]);
  return found.filter(({ id }) => !ids.has(id));
}

/** Copies that did not change stay the same objects, so that only the others are drawn again. */
function withChange(snapshot: SortedSnapshot, change: SnapshotChange): SortedSnapshot {
  const { revision, notices, jobs, gone } = change;
  const sections = withChanges(snapshot.sections, jobs, gone);
  return { ...snapshot, revision, notices, sections };
}

function withoutMeant({ snapshot, ahead, search }: Known, removal: Removal): Known {
  const isLeft = (job: JobView): boolean => !isMeant(job, removal);
  // Everything older has completed earlier still.
  const isAll = removal.kind === 'completed';
  return {
    ahead,
    snapshot: snapshot && {
      ...snapshot,
      sections: onlyThose(snapshot.sections, isLeft),
      older: isAll ? null : snapshot.older,
    },
    search: search && {
      ...search,
      found: search.found.filter(isLeft),
      next: isAll ? null : search.next,
    },
  };
}

type Older = Extract<News, { kind: 'older' }>;

function withOlder(known: Known, { cursor, page }: Older): Known {
  const { snapshot } = known;
  // Asked for before everything changed.
  if (snapshot?.older !== cursor) return known;
  const sections = withChanges(snapshot.sections, notIn(snapshot.sections, page.jobs), []);
  return { ...known, snapshot: { ...snapshot, sections, older: page.next } };
}

function withFound(known: Known, { cursor, search: text, page }: Older): Known {
  const { search } = known;
  // Something else is searched for by now.
  if (search?.text !== text || search.next !== cursor) return known;
  return { ...known, search: { text, found: [...search.found, ...page.jobs], next: page.next } };
}

/** The copies that the sections do not hold. */
function notIn(sections: Sections, jobs: readonly JobView[]): readonly JobView[] {
  const ids = new Set(copiesIn(sections).map(({ id }) => id));
  return jobs.filter(({ id }) => !ids.has(id));
}
