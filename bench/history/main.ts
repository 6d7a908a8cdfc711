/**
 * `npm run history -- FOLDER --past N [--failed N] [--unknown N] [--ahead HOURS]`: writes a ledger with so many copies
 * behind it, as if the app had been used for years. For looking at long lists, and for measuring them.
 * `--ahead`: the last one ends in so many hours, as by a clock that was set back since.
 */
import { parseArgs } from 'node:util';
import { writeHistory } from '../common/history.ts';
import { openClearLedger } from '../common/records.ts';

const HOUR = 3_600_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    past: { type: 'string', default: '0' },
    failed: { type: 'string', default: '0' },
    unknown: { type: 'string', default: '0' },
    ahead: { type: 'string', default: '0' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('name the folder of the ledger');
// There is no secret in what is past.
const ledger = await openClearLedger(folder);
await writeHistory(
  ledger,
  {
    past: Number(values.past),
    failed: Number(values.failed),
    unknown: Number(values.unknown),
  },
  Date.now() + Number(values.ahead) * HOUR,
);
await ledger.close();
