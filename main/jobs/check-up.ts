/**
 * What is to be said of a copy before it is started: facts become findings, each with what would help.
 * Pure. What the start itself refuses is decided by the same rules (`copy-rules.ts`).
 * Source of the limits: Microsoft Graph, "driveItem: copy" (2025-09).
 */
import type { Amount, Finding, Remedy, Severity } from '../../shared/check-up.ts';
import { PATH_MAX_LENGTH } from '../../shared/item-name.ts';
import { pathOf } from '../../shared/item.ts';
import type { Refusal } from '../../shared/problem.ts';
import {
  type CheckUpFacts,
  type PlaceFacts,
  type SourceFacts,
  finding,
  namesOf,
} from './check-up-facts.ts';
import {
  type CopyLimits,
  MAX_CROSS_SITE_BYTES,
  MAX_ITEMS,
  MAX_NOTEBOOK_BYTES,
  isTooLarge,
} from './copy-limits.ts';
import { MAX_PARTS } from './copy-parts.ts';
import { checkBatch, checkCopy } from './copy-rules.ts';
import { nameFindings } from './name-findings.ts';

const SEVERITIES: readonly Severity[] = ['stop', 'warn', 'note'];

/** How much is going to be copied. */
export function amountOf({ sources, wish, unread }: CheckUpFacts): Amount {
  const ownFolder = wish.childrenOnly ? 1 : 0;
  return {
    items: sources.reduce((sum, { counted }) => sum + counted.items - ownFolder, unread),
    isWhole: unread === 0 && sources.every(({ counted }) => counted.isWhole),
    bytes: unread === 0 ? bytesOf(sources) : null,
  };
}

/** Everything worth saying, the most severe first. */
export function findingsOf(facts: CheckUpFacts): readonly Finding[] {
  const refusal = ruleAgainst(facts);
  const found = [
    ...(refusal === null ? nameFindings(facts) : [refusedFinding(refusal, facts)]),
    ...accountFindings(facts),
    ...sizeFindings(facts),
    ...notebookFindings(facts),
    ...pathFindings(facts),
    ...quotaFindings(facts),
    ...leftBehind(facts),
  ];
  return SEVERITIES.flatMap((severity) => found.filter((each) => each.severity === severity));
}

/** What one copy to there may be. */
export function limitsOf(sources: readonly PlaceFacts[], target: PlaceFacts): CopyLimits {
  const isCrossSite = sources.some((source) => crossesSites(source, target) === 'yes');
  return { items: MAX_ITEMS, bytes: isCrossSite ? MAX_CROSS_SITE_BYTES : null };
}

function ruleAgainst({ sources, target, wish, isBatch }: CheckUpFacts): Refusal | null {
  const items = sources.map(({ item }) => item);
  const [first] = items;
  if (isBatch) return checkBatch(items, target.item, wish);
  return first === undefined ? null : checkCopy(first, target.item, wish);
}

function refusedFinding(refusal: Refusal, { freeName, target }: CheckUpFacts): Finding {
  const keepBoth: readonly Remedy[] = target.account === 'personal' ? [] : [{ code: 'keepBoth' }];
  const useName: readonly Remedy[] = freeName === null ? [] : [{ code: 'useName', name: freeName }];
  const otherFolder: Remedy = { code: 'otherFolder' };
  const remedies = (): readonly Remedy[] => {
    if (refusal.code === 'sameNameSameFolder') return [...useName, ...keepBoth, otherFolder];
    if (refusal.code === 'rootAsSource') return [{ code: 'childrenOnly' }];
    if (refusal.code === 'itemsRefused') {
      const areTwice = refusal.items.every((each) => each.refusal.code === 'twiceInBatch');
      return areTwice ? keepBoth : [otherFolder];
    }
    // The name is mended where it is typed.
    if (refusal.field === 'name') return [];
    return [refusal.field === 'destination' ? otherFolder : { code: 'otherSource' }];
  };
  return finding('stop', { code: 'refused', refusal }, remedies());
}

function accountFindings({ sources, target }: CheckUpFacts): readonly Finding[] {
  const isMixed = sources.some(
    ({ account }) => account !== null && target.account !== null && account !== target.account,
  );
  return isMixed ? [finding('stop', { code: 'mixedAccounts' }, [{ code: 'otherFolder' }])] : [];
}

function sizeFindings(facts: CheckUpFacts): readonly Finding[] {
  const { sources, target, inParts, parts } = facts;
  const canSplit = parts > 1 && parts <= MAX_PARTS;
  const remedies: readonly Remedy[] = [{ code: canSplit ? 'split' : 'otherSource' }];
  if (inParts && parts > MAX_PARTS) {
    return [finding('stop', { code: 'tooManyParts', limit: MAX_PARTS }, [{ code: 'otherSource' }])];
  }
  const isTakenApart = inParts && parts > 1;
  return [
    ...(isTakenApart ? [finding('note', { code: 'inParts', parts }, [])] : []),
    ...sources.flatMap((source) => {
      const items = source.counted.items - (facts.wish.childrenOnly ? 1 : 0);
      const { name, size: bytes } = source.item;
      const { isWhole } = source.counted;
      const tooMany = { code: 'tooManyItems', name, items, isWhole, limit: MAX_ITEMS } as const;
      const isBeyond = isTooLarge({ items, bytes: null }, { items: MAX_ITEMS, bytes: null });
      const isLarge = bytes !== null && bytes > MAX_CROSS_SITE_BYTES;
      const crosses = isLarge ? crossesSites(source, target) : 'no';
      const large = { bytes: bytes ?? 0, limit: MAX_CROSS_SITE_BYTES };
      return [
        ...(isBeyond && !isTakenApart ? [finding('stop', tooMany, remedies)] : []),
        ...(crosses === 'yes' && !isTakenApart
          ? [finding('stop', { code: 'crossSite', ...large }, remedies)]
          : []),
        ...(crosses === 'maybe' ? [finding('warn', { code: 'maybeCrossSite', ...large }, [])] : []),
      ];
    }),
  ];
}

function crossesSites(source: PlaceFacts, target: PlaceFacts): 'yes' | 'no' | 'maybe' {
  if (source.item.driveId === target.item.driveId) return 'no';
  // Only drives of companies and schools lie in sites.
  if (source.account === 'personal') return 'no';
  if (source.siteId === null || target.siteId === null) return 'maybe';
  return source.siteId === target.siteId ? 'no' : 'yes';
}

function notebookFindings({ sources, notebooks }: CheckUpFacts): readonly Finding[] {
  const own = sources.filter(({ isNotebook }) => isNotebook).map(({ item }) => item);
  const large = (severity: Severity, name: string, bytes: number | null): readonly Finding[] =>
    bytes === null || bytes <= MAX_NOTEBOOK_BYTES
      ? []
      : [
          finding(severity, { code: 'notebook', name, bytes, limit: MAX_NOTEBOOK_BYTES }, [
            { code: 'otherSource' },
          ]),
        ];
  return [
    ...own.flatMap(({ name, size }) => large('stop', name, size)),
    ...notebooks.flatMap(({ name, size }) => large('warn', name, size)),
  ];
}

function pathFindings({ sources, target, wish, isBatch }: CheckUpFacts): readonly Finding[] {
  const folder = pathOf(target.item);
  const base = folder === '/' ? 0 : folder.length;
  const [longest] = sources
    .flatMap(({ item, counted: { longestInside, deepest } }) => {
      if (deepest === null) return [];
      const name = isBatch ? item.name : wish.name;
      const own = wish.childrenOnly ? 0 : 1 + name.length;
      // The leading slash of our paths is no part of the path the service counts.
      return [{ name: deepest, excess: base + own + longestInside - 1 - PATH_MAX_LENGTH }];
    })
    .toSorted((left, right) => right.excess - left.excess);
  if (longest === undefined || longest.excess <= 0) return [];
  const fact = { code: 'pathTooLong', ...longest, limit: PATH_MAX_LENGTH } as const;
  return [finding('stop', fact, [{ code: 'otherFolder' }])];
}

function quotaFindings({ sources, target }: CheckUpFacts): readonly Finding[] {
  const bytes = bytesOf(sources) ?? 0;
  const free = target.freeBytes;
  if (free === null || bytes <= free) return [];
  return [finding('stop', { code: 'quota', bytes, free }, [{ code: 'otherFolder' }])];
}

function leftBehind({ sources, wish }: CheckUpFacts): readonly Finding[] {
  const shared = sources.filter(({ isShared }) => isShared).map(({ item }) => item);
  return [
    shared.length > 0
      ? finding('warn', { code: 'shared', names: namesOf(shared) }, [])
      : finding('note', { code: 'leftBehind' }, []),
    ...(wish.allVersions
      ? []
      : [finding('note', { code: 'versionsLeft' }, [{ code: 'takeVersions' }])]),
  ];
}

function bytesOf(sources: readonly SourceFacts[]): number | null {
  const sizes = sources.flatMap(({ item }) => item.size ?? []);
  return sizes.length < sources.length ? null : sizes.reduce((sum, size) => sum + size, 0);
}
