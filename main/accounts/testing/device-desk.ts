/** The side of an identity provider where people type codes they see elsewhere. For tests. */
import { randomBytes } from 'node:crypto';
import type { Citizen } from './identity-books.ts';

interface Waiting {
  readonly deviceCode: string;
  readonly expiresAt: number;
  outcome: 'pending' | 'declined' | Citizen;
}

const LIFE_S = 900;

export class DeviceDesk {
  /** Seconds between two questions of a client; MSAL takes fractions. */
  intervalS = 0.02;
  lifeS = LIFE_S;
  /** Where people are sent, instead of its own page. */
  pageUrl: string | null = null;
  /** What the next questions are answered, before the truth; taken in turn. */
  readonly script: string[] = [];
  readonly #now: () => number;
  readonly #waiting = new Map<string, Waiting>();

  constructor(now: () => number) {
    this.#now = now;
  }

  begin(_scopes: readonly string[], origin: string): Readonly<Record<string, unknown>> {
    const userCode = randomBytes(4).toString('hex').toUpperCase();
    const deviceCode = `DEVICE-${randomBytes(24).toString('base64url')}`;
    const expiresAt = this.#now() + this.lifeS * 1000;
    this.#waiting.set(userCode, { deviceCode, expiresAt, outcome: 'pending' });
    return {
      ...{ user_code: userCode, device_code: deviceCode },
      ...{ verification_uri: this.pageUrl ?? `${origin}/devicelogin`, expires_in: this.lifeS },
      ...{ interval: this.intervalS, message: 'Type the code.' },
    };
  }

  /** Somebody types the code and signs in. */
  approve(userCode: string, citizen: Citizen): void {
    this.#of(userCode).outcome = citizen;
  }

  decline(userCode: string): void {
    this.#of(userCode).outcome = 'declined';
  }

  /** What the client is told: who has signed in, or the name of an error. RFC 8628, section 3.5. */
  ask(deviceCode: string): string | { readonly citizen: Citizen } {
    const scripted = this.script.shift();
    if (scripted !== undefined) return scripted;
    const waiting = [...this.#waiting.values()].find((each) => each.deviceCode === deviceCode);
    if (waiting === undefined) return 'bad_verification_code';
    if (waiting.outcome === 'declined') return 'authorization_declined';
    if (waiting.outcome !== 'pending') return { citizen: waiting.outcome };
    return waiting.expiresAt <= this.#now() ? 'expired_token' : 'authorization_pending';
  }

  #of(userCode: string): Waiting {
    const waiting = this.#waiting.get(userCode);
    if (waiting === undefined) throw new Error('Nobody waits for this code.');
    return waiting;
  }
}
