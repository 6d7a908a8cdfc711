/** What goes wrong around the program, in spells, until a last day on which nothing does. */
import type { Parts } from './parts.ts';
import type { Program } from './program.ts';
import type { Traffic } from './traffic.ts';
import type { User } from './user.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const HOSTS = ['drive.sim', 'other.sim', 'monitor.sim', 'monitor-2.sim', 'upload.sim'];
const SHORTEST_TROUBLE_MS = 2 * MINUTE;
const LONGEST_TROUBLE_MS = 2 * HOUR;
/** The clock is never set further, either way. */
const MAX_CLOCK_JUMP_MS = 12 * HOUR;

export class Weather {
  readonly #parts: Parts;
  readonly #program: Program;
  readonly #traffic: Traffic;
  readonly #user: User;
  /** From when on all goes well. */
  readonly endsAt: number;

  constructor(parts: Parts, program: Program, traffic: Traffic, user: User) {
    this.#parts = parts;
    this.#program = program;
    this.#traffic = traffic;
    this.#user = user;
    this.endsAt = parts.chance.skewed(SHORTEST_TROUBLE_MS, LONGEST_TROUBLE_MS);
  }

  /** Plans all that happens until `endsAt`. */
  plan(): void {
    const { chance, network } = this.#parts;
    network.lossShare = chance.pick([0, 0.01, 0.05, 0.2]);
    const many = (max: number, run: () => void): void => {
      const count = chance.between(0, max);
      for (let index = 0; index < count; index += 1) this.#some(run);
    };
    this.#parts.timeline.in(0, () => {
      this.#parts.machine.touch(() => {
        this.#user.begin();
      });
    });
    many(4, () => {
      this.#parts.machine.touch(() => {
        this.#user.begin();
      });
    });
    many(6, () => {
      this.#parts.machine.touch(() => {
        this.#user.command();
      });
    });
    many(2, () => {
      this.#offline();
    });
    many(2, () => {
      this.#storm();
    });
    many(2, () => {
      this.#diskFails();
    });
    many(2, () => {
      this.#sleep();
    });
    many(3, () => {
      this.#crash();
    });
    many(1, () => {
      this.#quit();
    });
    many(2, () => {
      this.#setClock();
    });
    this.#parts.timeline.in(this.endsAt, () => {
      this.#clearUp();
    });
  }

  /** At some moment; half of them soon after the beginning, where most is decided. */
  #some(run: () => void): void {
    const { chance, timeline } = this.#parts;
    timeline.in(
      chance.is(0.5) ? chance.skewed(20, this.endsAt) : chance.between(0, this.endsAt),
      run,
    );
  }

  #offline(): void {
    const { network, chance, timeline, trace } = this.#parts;
    trace.note('offline');
    network.isOffline = true;
    timeline.in(chance.skewed(SECOND, 20 * MINUTE), () => {
      trace.note('online');
      network.isOffline = false;
    });
  }

  #storm(): void {
    const { network, chance, timeline, trace } = this.#parts;
    const host = chance.pick(HOSTS);
    trace.note(`${host} throttles`);
    network.storms.set(host, timeline.now + chance.skewed(SECOND, 10 * MINUTE));
  }

  #diskFails(): void {
    const { disk, chance, timeline, trace } = this.#parts;
    trace.note('the disk fails');
    disk.isFailing = true;
    timeline.in(chance.skewed(10, 10 * MINUTE), () => {
      trace.note('the disk works');
      disk.isFailing = false;
    });
  }

  #sleep(): void {
    const { machine, chance, timeline, trace } = this.#parts;
    if (machine.isAsleep) return;
    trace.note('sleep');
    machine.fallAsleep();
    timeline.in(chance.skewed(SECOND, HOUR), () => {
      this.#wake();
    });
  }

  #wake(): void {
    const { machine, chance, trace } = this.#parts;
    if (!machine.isAsleep) return;
    trace.note('wake');
    machine.wake(chance.is(0.5));
    // Not every system tells.
    if (!chance.is(0.8)) return;
    machine.later(chance.between(0, 2 * SECOND), () => {
      this.#program.woken();
    });
  }

  #crash(): void {
    const { chance } = this.#parts;
    if (!this.#program.isRunning) return;
    this.#program.crash(chance.is(0.5));
    this.#startAgain();
  }

  #quit(): void {
    const { machine } = this.#parts;
    if (machine.isAsleep) return;
    machine.touch(() => {
      this.#program.quit(() => {
        this.#startAgain();
      });
    });
  }

  #startAgain(): void {
    const { chance, timeline } = this.#parts;
    timeline.in(chance.skewed(SECOND, 10 * MINUTE), () => {
      if (!this.#program.isRunning) this.#start();
    });
  }

  #start(): void {
    this.#parts.machine.touch(() => {
      this.#program.start();
    });
  }

  #setClock(): void {
    const { machine, chance, trace } = this.#parts;
    const isForward = chance.is(0.5);
    const byMs = chance.skewed(SECOND, MAX_CLOCK_JUMP_MS);
    trace.note(`the clock is set ${isForward ? 'forward' : 'back'} by ${byMs} ms`);
    machine.setWallClock(isForward ? byMs : -byMs);
    if (isForward) this.#traffic.clockSetForward(byMs);
  }

  #clearUp(): void {
    const { network, disk, trace } = this.#parts;
    trace.note('all goes well from now on');
    network.isOffline = false;
    network.lossShare = 0;
    network.storms.clear();
    disk.isFailing = false;
    this.#wake();
    if (!this.#program.isRunning) this.#start();
    // A clock that was set back may have put off for days what was to start in an hour.
    this.#parts.timeline.in(MINUTE, () => {
      this.#user.startAllNow();
    });
  }
}
