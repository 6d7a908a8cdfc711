/** Cuts a stream into lines, and gives up where one has no end. */
import type { Socket } from 'node:net';

/**
 * Calls `onLine` for each whole line, without its end. One of more than `maxBytes` closes the
 * connection: nobody who speaks this language would send it.
 */
export function readLines(socket: Socket, maxBytes: number, onLine: (line: string) => void): void {
  let pieces: Buffer[] = [];
  let size = 0;
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (;;) {
      const end = rest.indexOf('\n');
      const piece = end === -1 ? rest : rest.subarray(0, end);
      size += piece.length;
      if (size > maxBytes) {
        socket.destroy();
        return;
      }
      pieces.push(piece);
      if (end === -1) return;
      const line = Buffer.concat(pieces).toString('utf8');
      pieces = [];
      size = 0;
      rest = rest.subarray(end + 1);
      onLine(line);
      if (socket.destroyed) return;
    }
  });
}

/** The value that a line holds, or null when it is no JSON. */
export function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
