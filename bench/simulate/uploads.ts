/** The service's upload sessions, and the client that takes files of the web there piece by piece. */
import type { UploadRequest } from '../../main/jobs/action-request.ts';
import type { Transfer } from '../../main/jobs/job.ts';
import type { SeenItem, Transferred, UploadClient } from '../../main/jobs/ports.ts';
import { type Parts, jobIdOf, troubleFor } from './parts.ts';
import { type Intent, sizeOf } from './truth.ts';

const MIB = 2 ** 20;
const HOST = 'upload.sim';
const EXPIRY_SHARE = 0.01;
const REFUSED_SHARE = 0.01;

interface Session {
  taken: number;
  state: 'open' | 'done' | 'gone';
}

const NO_TRANSFER: Transfer = { uploadUrl: null, done: 0, total: null, validator: null };

export class Uploads implements UploadClient {
  readonly #parts: Parts;
  readonly #sessions = new Map<string, Session>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  hostOf(): string {
    return HOST;
  }

  async advance(request: UploadRequest, transfer: Transfer): Promise<Transferred> {
    const { network, machine, judge, trace } = this.#parts;
    const jobId = jobIdOf(request);
    const intent = judge.tryOf(jobId);
    return await network.exchange<Transferred>({
      host: HOST,
      ...troubleFor(machine),
      reach: () => this.#advance(request, transfer, intent),
      heard: (answer, became) => {
        trace.note(`${jobId} piece: ${became === 'answered' ? answer.kind : became}`);
        if (became !== 'answered') return;
        const told = judge.told(intent);
        if (answer.kind === 'refused') told.isRefused = true;
        if (answer.kind === 'uncertain') told.withheld.add('answerLost');
      },
    });
  }

  abandon(_request: UploadRequest, { uploadUrl }: Transfer): Promise<void> {
    if (uploadUrl !== null) this.#sessions.delete(uploadUrl);
    return Promise.resolve();
  }

  #advance(request: UploadRequest, transfer: Transfer, intent: Intent): Transferred {
    const { chance, timeline } = this.#parts;
    const { size: total } = sizeOf(request);
    if (chance.is(REFUSED_SHARE)) {
      return { kind: 'refused', rawCode: 'accessDenied', message: null };
    }
    if (transfer.uploadUrl === null) {
      const uploadUrl = `https://${HOST}/session/${timeline.planned}?secret`;
      this.#sessions.set(uploadUrl, { taken: 0, state: 'open' });
      return { kind: 'advanced', transfer: { uploadUrl, done: 0, total, validator: '"1"' } };
    }
    const session = this.#sessions.get(transfer.uploadUrl) ?? { taken: 0, state: 'gone' };
    if (session.state === 'done') return { kind: 'uncertain' };
    if (chance.is(EXPIRY_SHARE)) session.state = 'gone';
    if (session.state === 'gone') return { kind: 'advanced', transfer: NO_TRANSFER };
    // What the drive has is noted before anything is built on it.
    if (session.taken === transfer.done) {
      session.taken = Math.min(total, session.taken + chance.between(5, 40) * MIB);
    }
    if (session.taken < total) {
      return { kind: 'advanced', transfer: { ...transfer, done: session.taken } };
    }
    return this.#finish(request, intent, session, total);
  }

  #finish(request: UploadRequest, intent: Intent, session: Session, total: number): Transferred {
    const { service, judge } = this.#parts;
    session.state = 'done';
    const item = service.finishUpload(request, intent, total);
    if (item === null) return { kind: 'refused', rawCode: 'nameAlreadyExists', message: null };
    judge.told(intent).isUploaded = true;
    const seen: SeenItem = service.describe(item);
    return { kind: 'done', item: seen };
  }
}
