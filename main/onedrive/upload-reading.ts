/** What the drive's answers mean for an upload piece by piece. Pure, save for the session it notes. */
import type { Transfer } from '../jobs/job.ts';
import type { Transferred } from '../jobs/ports.ts';
import type { PieceAnswer } from './upload-session.ts';
import { STRANGE } from './trouble.ts';

/** What is known of a session in this run. */
export interface Session {
  /** What the drive wants next; null when only asking tells. */
  expected: number | null;
  /** Whether the last byte has been sent: then a session may be gone because all is done. */
  sentAll: boolean;
}

/** What an answer of the session means, where `transfer` is how far we believe to be. */
export function readPiece(
  answer: PieceAnswer,
  session: Session,
  transfer: Transfer & { readonly total: number | null },
  isNearEnd: boolean,
): Transferred | 'anew' | 'ask' {
  switch (answer.kind) {
    case 'open': {
      const { next } = answer;
      const isSense = next === null || (transfer.total !== null && next < transfer.total);
      if (!isSense || (next === null && transfer.done === transfer.total)) return STRANGE;
      session.expected = next;
      return { kind: 'advanced', transfer: { ...transfer, done: next ?? transfer.done } };
    }
    case 'done':
      return answer.item === null || transfer.done !== transfer.total
        ? { kind: 'uncertain' }
        : { kind: 'done', item: answer.item };
    case 'gone':
      return isNearEnd ? { kind: 'uncertain' } : 'anew';
    case 'outOfStep':
      return 'ask';
    case 'refused':
    case 'trouble':
      return answer;
  }
}

/** What the answer to an empty file's only request means. */
export function readEmptyFile(answer: PieceAnswer | { readonly kind: 'uncertain' }): Transferred {
  switch (answer.kind) {
    case 'done':
      return answer.item === null ? { kind: 'uncertain' } : { kind: 'done', item: answer.item };
    case 'uncertain':
    case 'refused':
    case 'trouble':
      return answer;
    case 'open':
    case 'gone':
    case 'outOfStep':
      return STRANGE;
  }
}
