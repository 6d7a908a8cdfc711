/** What is to be said of names that are taken at the destination, by the rule for them. Pure. */
import type { Finding, Remedy } from '../../shared/check-up.ts';
import type { ItemFacts } from '../../shared/item.ts';
import { type CheckUpFacts, finding, namesOf } from './check-up-facts.ts';

/** Findings for the names that are there already. */
export function nameFindings(facts: CheckUpFacts): readonly Finding[] {
  const { target, wish, taken } = facts;
  // A personal drive heeds no rule (Microsoft Graph, "driveItem: copy"): it acts as if told to fail.
  const isHome = target.account === 'personal' && wish.onConflict !== 'fail';
  if (taken.length === 0) {
    return isHome ? [finding('warn', { code: 'rulesIgnored' }, [])] : [];
  }
  if (isHome) return [failing('nameTakenAtHome', facts)];
  switch (wish.onConflict) {
    case 'fail':
      return isEmptyRest(facts) ? [] : [failing('nameTaken', facts)];
    case 'rename':
      return [finding('note', { code: 'keptBeside', names: namesOf(taken) }, [])];
    case 'replace':
      return replacing(facts);
  }
}

/**
 * What a try to take it apart has left, folders without anything in them: it is used and not refused.
 * Whether it is just that is looked at by the start.
 */
function isEmptyRest({ inParts, parts, isBatch, taken, wish }: CheckUpFacts): boolean {
  const [only] = taken;
  const isOne = inParts && parts > 1 && !isBatch && !wish.childrenOnly;
  return isOne && only?.kind === 'folder' && (only.childCount === 0 || only.size === 0);
}

function failing(code: 'nameTaken' | 'nameTakenAtHome', facts: CheckUpFacts): Finding {
  const { taken, wanted, wish, inParts } = facts;
  // Of several copies each fails for itself; the children of one folder are one copy.
  const isHopeless = (wish.childrenOnly && !inParts) || taken.length >= wanted;
  const names = namesOf(taken);
  return finding(isHopeless ? 'stop' : 'warn', { code, names, of: wanted }, ways(facts));
}

function replacing(facts: CheckUpFacts): readonly Finding[] {
  const isFolder = ({ kind }: ItemFacts): boolean => kind === 'folder';
  const folders = facts.taken.filter(isFolder);
  const files = facts.taken.filter((item) => !isFolder(item));
  const hopeless = folders.length >= facts.wanted ? 'stop' : 'warn';
  const replaceFolder = { code: 'replaceFolder', names: namesOf(folders) } as const;
  const replaces = { code: 'replaces', names: namesOf(files) } as const;
  return [
    ...(folders.length > 0 ? [finding(hopeless, replaceFolder, ways(facts))] : []),
    ...(files.length > 0 ? [finding('warn', replaces, [{ code: 'keepBoth' }])] : []),
  ];
}

/** The ways around a name that is taken. */
function ways({
  sources,
  target,
  wish,
  taken,
  isBatch,
  freeName,
}: CheckUpFacts): readonly Remedy[] {
  const isSingle = !isBatch && !wish.childrenOnly;
  const [there] = taken;
  const [source] = sources;
  const canMerge =
    isSingle &&
    there?.kind === 'folder' &&
    source?.item.kind === 'folder' &&
    there.id !== source.item.id;
  const ways: readonly Remedy[] = [
    ...(isSingle && freeName !== null ? [{ code: 'useName', name: freeName } as const] : []),
    ...(target.account === 'personal' ? [] : [{ code: 'keepBoth' } as const]),
    ...(canMerge ? [{ code: 'intoExisting', folder: there } as const] : []),
  ];
  return ways.length > 0 ? ways : [{ code: 'otherFolder' }];
}
