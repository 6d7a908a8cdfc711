/** Kept-alive connections that carry nothing just now. */
import type { Agent } from 'node:http';

/** Something that keeps connections for the next request. */
export interface Pooled {
  /** Lets go of those that stand idle: after a sleep nobody may be at their other end. */
  dropIdle(): void;
}

export function endIdleOf(agents: Iterable<Agent>): void {
  for (const agent of agents) {
    const idle = Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []);
    for (const socket of idle) socket.destroy();
  }
}
