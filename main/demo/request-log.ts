/** The last requests, for tests that ask what a client really sent. Never holds a header's value. */

export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  /** Path and query as they were sent. */
  readonly path: string;
  readonly headerNames: readonly string[];
  readonly hasAuthorization: boolean;
  readonly hasCookie: boolean;
}

const KEPT = 5000;

export class RequestLog {
  #requests: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length >= 2 * KEPT) this.#requests = this.#requests.slice(-KEPT);
  }

  /** Oldest first. */
  recent(): readonly LoggedRequest[] {
    return this.#requests.slice(-KEPT);
  }

  clear(): void {
    this.#requests = [];
  }
}
