/** The kinds of trouble that need no further words. */
import type { Trouble } from '../jobs/ports.ts';

/** Nobody answered. */
export const UNREACHABLE: Trouble = { kind: 'trouble', why: 'unreachable', retryAfterMs: null };
/** An answer that makes no sense: as good as none. */
export const STRANGE: Trouble = { kind: 'trouble', why: 'serviceTrouble', retryAfterMs: null };
/** Nothing is asked before the user has signed in again. */
export const SIGNED_OUT_TROUBLE: Trouble = {
  kind: 'trouble',
  why: 'signedOut',
  retryAfterMs: null,
};
