/** The arguments of the stand-alone drive, read into options or into one sentence of complaint. */
import { parseArgs } from 'node:util';
import { DEFAULT_TRAITS } from './item-json.ts';
import { DEFAULT_SPEED, type Speed } from './timetable.ts';

export interface CliArguments {
  readonly dataDir: string;
  readonly port: number;
  readonly speed: Speed;
  readonly uploadFromUrl: 'refuse' | 'accept';
  readonly driveType: 'personal' | 'business';
  readonly quotaBytes: number;
  readonly cases: boolean;
}

const USAGE =
  'usage: demo-drive --data DIR [--port N] [--items-per-second N] [--bytes-per-second N] ' +
  '[--upload-from-url refuse|accept] [--drive-type business|personal] [--quota-bytes N] [--cases]';

export function readArguments(
  args: readonly string[],
):
  | { readonly ok: true; readonly value: CliArguments }
  | { readonly ok: false; readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        'items-per-second': { type: 'string' },
        'bytes-per-second': { type: 'string' },
        'upload-from-url': { type: 'string' },
        'drive-type': { type: 'string' },
        'quota-bytes': { type: 'string' },
        cases: { type: 'boolean', default: false },
      },
    });
    if (values.data === undefined || values.data === '') return wrong('--data is missing');
    const port = Number(values.port ?? '0');
    if (values.port === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
      return wrong('--port takes a number from 0 to 65535');
    }
    const itemsPerSecond = rateOf(values['items-per-second'], DEFAULT_SPEED.itemsPerSecond);
    const bytesPerSecond = rateOf(values['bytes-per-second'], DEFAULT_SPEED.bytesPerSecond);
    if (itemsPerSecond === null) return wrong('--items-per-second takes a number above 0');
    if (bytesPerSecond === null) return wrong('--bytes-per-second takes a number above 0');
    const speed = { itemsPerSecond, bytesPerSecond };
    const { 'upload-from-url': uploadFromUrl = 'refuse' } = values;
    if (uploadFromUrl !== 'refuse' && uploadFromUrl !== 'accept') {
      return wrong('--upload-from-url takes refuse or accept');
    }
    const quotaBytes = rateOf(values['quota-bytes'], DEFAULT_TRAITS.quotaBytes);
    if (quotaBytes === null) return wrong('--quota-bytes takes a number above 0');
    const { 'drive-type': driveType = DEFAULT_TRAITS.driveType, cases } = values;
    if (driveType !== 'business' && driveType !== 'personal') {
      return wrong('--drive-type takes business or personal');
    }
    return {
      ok: true,
      value: { dataDir: values.data, port, speed, uploadFromUrl, driveType, quotaBytes, cases },
    };
  } catch (error) {
    return wrong(error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'bad arguments');
  }
}

function rateOf(text: string | undefined, usual: number): number | null {
  if (text === undefined) return usual;
  const rate = Number(text);
  return text.trim() !== '' && Number.isFinite(rate) && rate > 0 ? rate : null;
}

function wrong(what: string): { readonly ok: false; readonly wrong: string } {
  return { ok: false, wrong: `${what}; ${USAGE}` };
}
