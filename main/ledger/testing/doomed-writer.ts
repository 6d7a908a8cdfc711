/**
 * A program that writes records to the ledger in the folder it is given, says the id of each that is
 * on the disk, and never ends: tests kill it. For tests.
 */
import { samples } from '../../jobs/testing/job-samples.ts';
import { openLedger } from '../level-ledger.ts';
import { FakeVault } from './fake-vault.ts';

const opened = await openLedger(process.argv[2] ?? '', new FakeVault());
if (!opened.ok) throw new Error(opened.why);
for (let number = 0; ; number += 1) {
  const id = `job-${number}`;
  await opened.ledger.put({ ...samples.running, id, askedAt: number }, 'durable');
  process.stdout.write(`${id}\n`);
}
