/** The upload sessions that are open, as the journal tells of them. */
import type { DriveEvent } from './events.ts';
import { SESSION_LIFETIME_MS, type UploadSession } from './upload-rules.ts';

export class UploadSessions {
  readonly #sessions = new Map<string, UploadSession>();

  /** The session of an upload URL, while it lives. */
  get(id: string, now: number): UploadSession | undefined {
    const session = this.#sessions.get(id.toUpperCase());
    return session === undefined || now >= session.expiresAt ? undefined : session;
  }

  open(event: DriveEvent & { readonly type: 'createUpload' }): void {
    const { id, parentId, name, rule, at } = event;
    const expiresAt = at + SESSION_LIFETIME_MS;
    this.#sessions.set(id, { id, parentId, name, rule, total: null, next: 0, expiresAt });
  }

  /** Notes a piece that was taken. */
  take({ id, at, next, total }: DriveEvent & { readonly type: 'uploadPiece' }): void {
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    session.next = next;
    session.total = total;
    session.expiresAt = at + SESSION_LIFETIME_MS;
  }

  end(id: string): void {
    this.#sessions.delete(id);
  }

  endAll(): void {
    this.#sessions.clear();
  }
}
