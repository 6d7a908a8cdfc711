/** How the main process answers: "accepted" or "refused, because", and a value where one was asked for. */
import type { Refusal } from './problem.ts';

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

export type Acknowledgement = { readonly ok: true } | Refused;

export type Answer<T> = { readonly ok: true; readonly value: T } | Refused;

export const ACCEPTED: Acknowledgement = { ok: true };

/** It has become impossible since it was offered, or nobody knows what is meant. */
export const NOT_NOW: Refused = { ok: false, refusal: { code: 'notPossibleNow', field: null } };

/** The disk or the system did not take it. */
export const NOT_SAVED: Refused = { ok: false, refusal: { code: 'notSaved', field: null } };
