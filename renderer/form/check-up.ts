/** What the form makes of a check-up: what counts now, in words, and what a remedy does. Pure. */
import type { Amount, CheckUp, Finding, Remedy } from '../../shared/check-up.ts';
import type { Answer } from '../../shared/contract.ts';
import { describeRefusal } from '../../shared/describe-problem.ts';
import type { DriveItem } from '../../shared/item.ts';
import type { CheckUpMessages } from '../../shared/messages/en-check-up.ts';
import type { Messages } from '../../shared/messages/index.ts';
import type { FormAction } from './copy-form.ts';

/** What is known of the choice: an answer to it, or to one before as long as there is no other. */
export interface Known {
  readonly answer: Answer<CheckUp> | null;
  /** Whether the answer is to what is chosen now. */
  readonly isCurrent: boolean;
}

/** What the drive has said of the items when they were chosen, before anything was asked. */
export function amountAtOnce(items: readonly DriveItem[], childrenOnly: boolean): Amount {
  const ownFolder = childrenOnly ? 1 : 0;
  return {
    items: items.reduce((sum, { childCount }) => sum + 1 + (childCount ?? 0) - ownFolder, 0),
    isWhole: items.every(({ kind, childCount }) => kind === 'file' || childCount === 0),
    bytes: items.reduce<number | null>(
      (sum, { size }) => (sum === null || size === null ? null : sum + size),
      0,
    ),
  };
}

/** What is said of the choice. */
export function findingsOf({ answer }: Known): readonly Finding[] {
  return answer?.ok === true ? answer.value.findings : [];
}

/** Whether it tells what does not come along, as of most copies; nobody has to decide anything. */
export function staysBehind({ code, severity }: Finding): boolean {
  return (
    severity === 'note' && (code === 'leftBehind' || code === 'versionsLeft' || code === 'shared')
  );
}

/** What stands in the way of what is chosen now; an answer to something else stops nothing. */
export function stopsOf(known: Known): readonly Finding[] {
  if (!known.isCurrent) return [];
  return findingsOf(known).filter(({ severity }) => severity === 'stop');
}

/** What a remedy changes in the form, whose ends are both of `account`; nothing where the user has to choose. */
export function actionsOf(remedy: Remedy, account: string): readonly FormAction[] {
  switch (remedy.code) {
    case 'useName':
      return [{ type: 'name', name: remedy.name }];
    case 'keepBoth':
      return [{ type: 'rule', rule: 'rename' }];
    case 'intoExisting':
      return [
        { type: 'destination', item: { account, ...remedy.folder } },
        { type: 'childrenOnly', on: true },
      ];
    case 'childrenOnly':
      return [{ type: 'childrenOnly', on: true }];
    case 'split':
      return [{ type: 'inParts', on: true }];
    case 'takeVersions':
      return [{ type: 'allVersions', on: true }];
    case 'otherFolder':
    case 'otherSource':
      return [];
  }
}

/** A finding as a sentence. */
export function describeFinding(finding: Finding, words: CheckUpMessages, m: Messages): string {
  switch (finding.code) {
    case 'refused':
      return describeRefusal(finding.refusal, m);
    case 'nameTaken':
    case 'nameTakenAtHome':
    case 'replaceFolder':
    case 'replaces':
    case 'keptBeside':
    case 'shared':
      return words[finding.code](finding.names);
    case 'tooManyItems':
      return words.tooManyItems(finding.name, finding.items, finding.isWhole, finding.limit);
    case 'inParts':
      return words.inParts(finding.parts);
    case 'tooManyParts':
      return words.tooManyParts(finding.limit);
    case 'crossSite':
    case 'maybeCrossSite':
      return words[finding.code](finding.bytes, finding.limit);
    case 'notebook':
      return words.notebook(finding.name, finding.bytes, finding.limit);
    case 'pathTooLong':
      return words.pathTooLong(finding.name, finding.excess, finding.limit);
    case 'quota':
      return words.quota(finding.bytes, finding.free);
    case 'mixedAccounts':
    case 'rulesIgnored':
    case 'leftBehind':
    case 'versionsLeft':
      return words[finding.code];
  }
}

/** The words on the button of a remedy. */
export function remedyWords(remedy: Remedy, words: CheckUpMessages): string {
  return remedy.code === 'useName' ? words.useName(remedy.name) : words.remedies[remedy.code];
}
