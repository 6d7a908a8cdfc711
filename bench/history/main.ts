/**
 * `npm run history -- FOLDER --past N [--failed N]`: writes a ledger with so many copies behind it, as
 * if the app had been used for years. For looking at long lists, and for measuring them.
 */
import { parseArgs } from 'node:util';
import { openLedger } from '../../main/ledger/level-ledger.ts';
import { type Job } from '../../main/jobs/job.ts';
import { samples } from '../../main/jobs/testing/job-samples.ts';
import { pick, seededRandom } from '../../main/jobs/testing/random.ts';

const HOUR = 3_600_000;
const AT_ONCE = 1000;
const NAMES = ['Plans', 'Receipts', 'Photos 2024', 'Contracts', 'Music', 'Video', 'Old laptop'];

/** Keeps nothing secret: there is nothing in what is past. */
const NO_VAULT = {
  seal: (text: string) => Promise.resolve({ how: 'plain' as const, text }),
  open: ({ text }: { readonly text: string }) => Promise.resolve(text),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    past: { type: 'string', default: '0' },
    failed: { type: 'string', default: '0' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('name the folder of the ledger');
const opened = await openLedger(folder, NO_VAULT);
if (!opened.ok) throw new Error(`the ledger is ${opened.why}`);
const { ledger } = opened;
const random = seededRandom(1);
const now = Date.now();

/** One after the other, an hour apart or so. */
function jobAt(index: number, kind: 'past' | 'failed'): Job {
  const endedAt = now - index * HOUR * (0.5 + random());
  const { request } = samples.completed;
  const common = {
    id: `${kind}-${index}`,
    askedAt: endedAt - HOUR * random(),
    endedAt,
    request: { ...request, name: `${pick(NAMES, random)} ${index}` },
  };
  if (kind === 'failed') return { ...samples.failed, ...common };
  const items = 1 + Math.floor(random() * 3000);
  return {
    ...samples.completed,
    ...common,
    submittedAt: common.askedAt,
    proof: random() < 0.5 ? null : { state: 'same', items, bytes: items * 10_000 },
    result: { state: 'found', itemId: common.id, name: common.request.name, webUrl: null },
  };
}

for (const kind of ['past', 'failed'] as const) {
  const count = Number(values[kind]);
  for (let from = 0; from < count; from += AT_ONCE) {
    const indexes = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => from + i);
    await Promise.all(indexes.map((index) => ledger.put(jobAt(index, kind), 'lazy')));
  }
}
await ledger.close();
