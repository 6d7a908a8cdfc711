/**
 * The ways in which bytes may reach a client: honestly framed, torn, compressed, compressed to a
 * bomb, drop by drop, or as no HTTP at all. Each says which bodies the client may then believe in.
 */
import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { pick } from '../../main/jobs/testing/random.ts';
import type { Mutant, Random } from './mutate.ts';

const MIB = 2 ** 20;
const CHUNK_MS = 5;

/** What the client may take to be the answer's body; `none`: that there was no answer at all. */
export type Belief = 'whole' | 'nothing readable' | 'none';

export interface Framing {
  readonly name: string;
  /** `whole` alone is honest; the client may always lose an answer, but never make one up. */
  readonly believed: readonly Belief[];
  /** Whether it takes longer than a client should wait. */
  readonly isSlow?: true;
  readonly send: (socket: Socket, mutant: Mutant, random: Random) => void;
}

/** 200 MiB of zeros in some hundred KiB; made once. */
const BOMB = gzipSync(Buffer.alloc(200 * MIB));
const HONEST: readonly Belief[] = ['whole'];
const BROKEN: readonly Belief[] = ['nothing readable', 'none'];

function head({ status, location, retryAfter }: Mutant, ...more: readonly string[]): string {
  const lines = [`HTTP/1.1 ${status} Status`, 'content-type: application/json', ...more];
  if (location !== null) lines.push(`location: ${printable(location)}`);
  if (retryAfter !== null) lines.push(`retry-after: ${printable(retryAfter)}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** What a header may hold. */
const printable = (text: string): string => text.replaceAll(/[^\t\u0020-\u007e]/gu, '');

/** These have no body, whatever is sent after them. */
const isBare = ({ status }: Mutant): boolean => status === 204 || status === 304;

function plain(socket: Socket, mutant: Mutant): void {
  socket.write(head(mutant, `content-length: ${isBare(mutant) ? 0 : mutant.bytes.length}`));
  if (!isBare(mutant)) socket.write(mutant.bytes);
}

function encoded(name: string, encode: (bytes: Buffer) => Buffer): Framing['send'] {
  return (socket, mutant) => {
    if (isBare(mutant)) {
      plain(socket, mutant);
      return;
    }
    const bytes = encode(mutant.bytes);
    socket.write(head(mutant, `content-encoding: ${name}`, `content-length: ${bytes.length}`));
    socket.write(bytes);
  };
}

function chunk(bytes: Buffer): Buffer {
  const size = Buffer.from(`${bytes.length.toString(16)}\r\n`);
  return Buffer.concat([size, bytes, Buffer.from('\r\n')]);
}

function chunked(socket: Socket, mutant: Mutant, random: Random): void {
  if (isBare(mutant)) {
    plain(socket, mutant);
    return;
  }
  socket.write(head(mutant, 'transfer-encoding: chunked'));
  const size = 1 + Math.floor(random() * 4096);
  for (let at = 0; at < mutant.bytes.length; at += size) {
    socket.write(chunk(mutant.bytes.subarray(at, at + size)));
  }
  socket.write('0\r\n\r\n');
}

/** Byte after byte, until the client has had enough. */
function dripped(socket: Socket, mutant: Mutant): void {
  socket.write(head(mutant, `content-length: ${mutant.bytes.length + 10_000}`));
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else socket.write(mutant.bytes.subarray(at, (at += 1)));
  }, CHUNK_MS);
  socket.once('close', () => {
    clearInterval(timer);
  });
}

/** A second answer right behind the first, which the next question must not get. */
function smuggled(socket: Socket, mutant: Mutant): void {
  plain(socket, mutant);
  const body = '{"status":"failed"}';
  socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
}

const GARBAGE = [
  '\r\n\r\n',
  '{"status":"completed"}',
  '<html></html>',
  'HTTP/9.9 200 OK\r\n\r\n{"status":"completed"}',
  'HTTP/1.1 abc\r\n\r\n{"status":"completed"}',
  `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}\r\n\r\n{"status":"completed"}`,
  'HTTP/1.1 200 OK\r\nbad header\r\n\r\n{"status":"completed"}',
  'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{"status":"completed"}',
  'HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 22\r\n\r\n{"status":"completed"}',
  'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{"status":"completed"}',
];

export const FRAMINGS: readonly Framing[] = [
  { name: 'plain', believed: HONEST, send: plain },
  { name: 'chunked', believed: HONEST, send: chunked },
  {
    name: 'until the end of the connection',
    believed: HONEST,
    send: (socket, mutant) => {
      socket.write(head(mutant, 'connection: close'));
      socket.end(isBare(mutant) ? '' : mutant.bytes);
    },
  },
  {
    name: 'after 103',
    believed: HONEST,
    send: (socket, mutant) => {
      socket.write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n');
      plain(socket, mutant);
    },
  },
  { name: 'gzip', believed: HONEST, send: encoded('gzip', (bytes) => gzipSync(bytes)) },
  { name: 'deflate', believed: HONEST, send: encoded('deflate', (bytes) => deflateSync(bytes)) },
  { name: 'brotli', believed: HONEST, send: encoded('br', (bytes) => brotliCompressSync(bytes)) },
  {
    name: 'called gzip',
    believed: BROKEN,
    send: encoded('gzip', (bytes) => Buffer.concat([Buffer.from('x'), bytes])),
  },
  {
    name: 'gzip, torn',
    believed: BROKEN,
    // Less than its last block and checksum.
    send: encoded('gzip', (bytes) => gzipSync(bytes).subarray(0, -12)),
  },
  { name: 'a gzip bomb', believed: BROKEN, send: encoded('gzip', () => BOMB) },
  {
    name: 'shorter than announced',
    believed: BROKEN,
    send: (socket, mutant) => {
      socket.write(head(mutant, `content-length: ${mutant.bytes.length + 7}`));
      socket.end(mutant.bytes);
    },
  },
  {
    name: 'chunks without an end',
    believed: BROKEN,
    send: (socket, mutant) => {
      socket.write(head(mutant, 'transfer-encoding: chunked'));
      socket.end(mutant.bytes.length > 0 ? chunk(mutant.bytes) : '');
    },
  },
  {
    name: 'reset amid the body',
    believed: BROKEN,
    send: (socket, mutant) => {
      socket.write(head(mutant, `content-length: ${mutant.bytes.length + 7}`));
      socket.write(mutant.bytes, () => socket.resetAndDestroy());
    },
  },
  { name: 'drop by drop', believed: BROKEN, isSlow: true, send: dripped },
  { name: 'silence', believed: ['none'], isSlow: true, send: () => undefined },
  { name: 'closed at once', believed: ['none'], send: (socket) => socket.end() },
  {
    name: 'a second answer behind the first',
    believed: HONEST,
    send: smuggled,
  },
  {
    name: 'no HTTP',
    // Node may read a status line before it gives up: then there is an answer without a body.
    believed: BROKEN,
    send: (socket, _mutant, random) => socket.end(pick(GARBAGE, random)),
  },
];
