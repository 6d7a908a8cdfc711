/** A command that waits for the end of a process. Pure. For systems with a POSIX shell. */

const SCRIPT = 'while kill -0 "$0" 2>/dev/null; do sleep 0.1; done; exec "$@"';

/** Runs `command` once the process `pid` of the same user has ended. */
export function whenEnded(
  pid: number,
  command: readonly string[],
): readonly [program: string, ...args: string[]] {
  return ['/bin/sh', '-c', SCRIPT, String(pid), ...command];
}
