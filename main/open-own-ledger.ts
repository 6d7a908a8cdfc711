/** Opens the ledger of this run, or ends it with words. */
import type { AppMessages } from '../shared/messages/index.ts';
import { giveUp } from './begin.ts';
import type { Vault } from './jobs/ports.ts';
import { type OpenLedger, openLedger } from './ledger/level-ledger.ts';
import type { Mended } from './ledger/repair.ts';
import type { Life } from './life.ts';

/** Null where it cannot be opened: the user has been told, and the app is about to end. */
export async function openOwnLedger(
  folder: string,
  vault: Vault,
  run: {
    readonly life: Life;
    readonly messages: AppMessages;
    /** Hears of damage that is found later. */
    readonly hearDamage: (found: Mended) => void;
  },
): Promise<OpenLedger | null> {
  const { life, messages, hearDamage } = run;
  const opened = await openLedger(folder, vault, hearDamage);
  if (opened.ok) return opened.ledger;
  const { ledgerLocked, ledgerNewer, ledgerUnreadable } = messages.startup;
  const words = { locked: ledgerLocked, newer: ledgerNewer, unreadable: ledgerUnreadable };
  life.log.write('ledger.notOpened', { why: opened.why });
  await giveUp(life, words[opened.why]);
  return null;
}
