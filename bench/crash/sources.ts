/** Files of the web that are uploaded through the app: one of each kind that takes another way. */
import { createHash, randomBytes } from 'node:crypto';
import { PIECE_UNIT_BYTES } from '../../main/onedrive/source-pieces.ts';
import { SourceServer } from '../../main/onedrive/testing/source-server.ts';

/** Three pieces, the last of them short. */
const SIZE = 2 * PIECE_UNIT_BYTES + 1000;

export interface Source {
  readonly url: string;
  readonly size: number;
  readonly sha256: string;
}

export class Sources {
  readonly sized: Source;
  /** Does not say how large it is. */
  readonly unsized: Source;
  readonly empty: Source;
  readonly #servers: readonly SourceServer[];

  private constructor([sized, unsized, empty]: readonly [
    SourceServer,
    SourceServer,
    SourceServer,
  ]) {
    this.#servers = [sized, unsized, empty];
    for (const each of [sized, unsized]) each.content = randomBytes(SIZE);
    unsized.chunked = true;
    unsized.ranges = false;
    this.sized = sourceOn(sized);
    this.unsized = sourceOn(unsized);
    this.empty = sourceOn(empty);
  }

  static async start(): Promise<Sources> {
    const start = (): Promise<SourceServer> => SourceServer.start();
    return new Sources([await start(), await start(), await start()]);
  }

  get origins(): readonly string[] {
    return this.#servers.map(({ origin }) => origin);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.stop()));
  }
}

function sourceOn({ origin, content }: SourceServer): Source {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { url: `${origin}/new.bin`, size: content.byteLength, sha256 };
}
