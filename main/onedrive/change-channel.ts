/**
 * Listens where drives tell of their changes, over socket.io. All of it is a kindness: what cannot be
 * opened is left, what breaks is opened again later, and nobody is told why. The address is a secret as
 * a monitor's is; it goes to no host but the service's own, and no credentials go with it.
 * Source: Microsoft Graph, "Get websocket endpoint".
 */
import { io } from 'socket.io-client';
import type { Clock } from '../jobs/ports.ts';
import { type DrivePlace, keyOf } from '../jobs/places.ts';
import { textOf } from '../jobs/unknown.ts';
import type { Accounts } from './account.ts';
import { DriveApi } from './drive-api.ts';
import type { ResolveProxy } from './connections.ts';
import type { Http } from './http.ts';
import { wayOf } from './proxy-way.ts';
import { channelUrl } from './url-guard.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const CONNECT_TIMEOUT_MS = 20 * SECOND;
const FIRST_RETRY_MS = 2 * SECOND;
const MAX_RETRY_MS = 5 * MINUTE;
/** What stood for so long was no failure. */
const STABLE_MS = MINUTE;
/** Opened again so long before it expires … */
const RENEW_BEFORE_MS = MINUTE;
/** … but never more often than this, whatever the service or a clock says. */
const MIN_LIFE_MS = MINUTE;
/** A timer that is set for longer would fire at once. */
const MAX_LIFE_MS = 24 * 60 * MINUTE;
/** What announces a change. */
const EVENT = 'notification';

export interface ChangeListener {
  /** The channel is there, or not any more. */
  readonly setOpen: (isOpen: boolean) => void;
  /** Something has changed on the drive. */
  readonly changed: () => void;
}

export interface ChangeChannels {
  /** Listens until the function that is returned is called. */
  listen(drive: DrivePlace, listener: ChangeListener): () => void;
}

export interface ChannelDeps {
  readonly http: Http;
  readonly accounts: Accounts;
  /** Behind a proxy there is no channel: the library cannot be led through one. */
  readonly resolveProxy: ResolveProxy;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Channels of the drives of these accounts. */
export function createChangeChannels(deps: ChannelDeps): ChangeChannels {
  /** Drives that have none, for as long as the program runs. */
  const without = new Set<string>();
  return {
    listen(drive, listener) {
      const channel = new Channel(deps, drive, listener, () => without.add(keyOf(drive)));
      if (!without.has(keyOf(drive))) void channel.open();
      return () => {
        channel.close();
      };
    },
  };
}

interface Subscription {
  readonly url: string;
  /** Until it is to be renewed; null for good. */
  readonly lifeMs: number | null;
}

class Channel {
  readonly #deps: ChannelDeps;
  readonly #drive: DrivePlace;
  readonly #listener: ChangeListener;
  readonly #giveUp: () => void;
  #isClosed = false;
  #failures = 0;
  #end: () => void = () => undefined;
  #cancelTimer: () => void = () => undefined;

  constructor(deps: ChannelDeps, drive: DrivePlace, listener: ChangeListener, giveUp: () => void) {
    this.#deps = deps;
    this.#drive = drive;
    this.#listener = listener;
    this.#giveUp = giveUp;
  }

  /** Never rejects. */
  async open(): Promise<void> {
    const subscription = await this.#subscribe().catch(() => 'later' as const);
    if (this.#isClosed) return;
    if (subscription === 'never') this.#giveUp();
    else if (subscription === 'later') this.#retry();
    else this.#connect(subscription);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelTimer();
    this.#hangUp();
  }

  async #subscribe(): Promise<Subscription | 'later' | 'never'> {
    const { http, accounts, resolveProxy, clock } = this.#deps;
    const account = accounts.get(this.#drive.account);
    if (account === undefined || account.apiBase === '' || account.dialect.name !== 'graph') {
      return 'never';
    }
    const answer = await new DriveApi(http, account).subscription(this.#drive.driveId);
    if (answer.kind === 'trouble') return 'later';
    if (answer.kind !== 'ok') return 'never';
    const url = channelUrl(account, textOf(answer.value['notificationUrl']) ?? '');
    if (url === null || wayOf(await resolveProxy(url)).kind !== 'direct') return 'never';
    const expiresAt = Date.parse(textOf(answer.value['expirationDateTime']) ?? '');
    const leftMs = expiresAt - clock.now() - RENEW_BEFORE_MS;
    const lifeMs = Math.min(Math.max(leftMs, MIN_LIFE_MS), MAX_LIFE_MS);
    return { url, lifeMs: Number.isNaN(lifeMs) ? null : lifeMs };
  }

  #connect({ url, lifeMs }: Subscription): void {
    // One connection for each address, and our own way to come back: an address may have expired.
    const socket = io(url, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_TIMEOUT_MS,
    });
    const { clock } = this.#deps;
    let openedAt: number | null = null;
    this.#end = () => {
      socket.off();
      socket.disconnect();
      if (openedAt !== null) this.#listener.setOpen(false);
    };
    const lost = (): void => {
      if (openedAt !== null && clock.now() - openedAt > STABLE_MS) this.#failures = 0;
      this.#retry();
    };
    socket.on('connect', () => {
      openedAt = clock.now();
      this.#listener.setOpen(true);
      if (lifeMs !== null) this.#openAfter(lifeMs);
    });
    socket.on('connect_error', lost);
    socket.on('disconnect', lost);
    socket.on(EVENT, () => {
      this.#listener.changed();
    });
  }

  #hangUp(): void {
    this.#end();
    this.#end = () => undefined;
  }

  #retry(): void {
    this.#hangUp();
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** this.#failures, MAX_RETRY_MS);
    this.#failures += 1;
    this.#openAfter(delayMs * (0.5 + this.#deps.random()));
  }

  /** Opens it anew after a while; what is still there then ends. */
  #openAfter(delayMs: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#deps.clock.setTimer(delayMs, () => {
      this.#hangUp();
      void this.open();
    });
  }
}
