/** What the user, and programs beside this one, do at moments of their own choice. */
import type { Acknowledgement } from '../../shared/contract.ts';
import type { CopyRequest, DriveRequest } from '../../main/jobs/action-request.ts';
import { hasEnded } from '../../main/jobs/job.ts';
import { monitorUrlOf } from './answers.ts';
import type { Parts } from './parts.ts';
import type { Program } from './program.ts';

const MIB = 2 ** 20;
const LATEST_START_MS = 3 * 3_600_000;
const CONFLICTS = ['fail', 'fail', 'rename', 'replace'] as const;
const NAMES = ['Plans', 'plans', 'Notes', 'Plans 1'];
const FOLDERS = ['f1', 'f1', 'f2'];
const ACCOUNTS = ['drive', 'drive', 'other'];

export class User {
  readonly #parts: Parts;
  readonly #program: Program;
  readonly #sources: readonly CopyRequest['source'][];

  constructor(parts: Parts, program: Program) {
    this.#parts = parts;
    this.#program = program;
    this.#sources = sourcesBy(parts);
  }

  /** Begins one thing or another. */
  begin(): void {
    const { chance } = this.#parts;
    if (chance.is(0.08)) this.#adopt();
    else this.#start(chance.is(0.2) ? this.#upload() : this.#copy());
  }

  /** Does something with one of the jobs there are, sensible or not. */
  command(): void {
    const { manager } = this.#program;
    const { chance } = this.#parts;
    const views = [...(manager?.jobs.views() ?? []), ...(manager?.jobs.recent() ?? [])];
    if (manager === null || views.length === 0) return;
    this.#program.lookAtPage();
    const { id } = chance.pick(views);
    const job = this.#program.jobOf(id);
    if (job === null) return;
    const roll = chance.random();
    if (roll < 0.15) this.#remove(`forget ${id}`, [id], manager.forget(id));
    else if (roll < 0.2) {
      const live = views.filter(({ state }) => state === 'completed');
      const ids = [...live, ...this.#parts.disk.history()].map((job) => job.id);
      this.#remove('clear completed', ids, manager.clearCompleted(Infinity));
    } else if (roll < 0.3) this.#send(`${id} compare`, manager.compare(id));
    else if (roll < 0.55) this.#send(`${id} check again`, manager.checkAgain(id));
    else if (roll < 0.65) this.#send(`${id} upload by app`, manager.uploadByApp(id));
    else if (roll < 0.75) this.#send(`${id} skip items`, manager.skipItems(id));
    else if (job.state === 'queued') this.#send(`${id} start now`, manager.startNow(id));
    else if (hasEnded(job)) {
      const name = chance.is(0.7) ? job.request.name : chance.pick(NAMES);
      const onConflict = chance.pick(CONFLICTS);
      this.#send(`${id} retry`, manager.retry(id, { name, onConflict }));
    }
  }

  /** Wants nothing to wait for its time any longer. */
  startAllNow(): void {
    const { manager } = this.#program;
    for (const { id, state } of manager?.jobs.views() ?? []) {
      if (state === 'queued') this.#send(`${id} start now`, manager?.startNow(id));
    }
  }

  #start(request: DriveRequest): void {
    const { manager } = this.#program;
    if (manager === null) return;
    const id = this.#program.nextId;
    this.#parts.trace.note(`start ${id}: ${describe(request)}`);
    this.#take(manager.start(request, this.#startTime()), (isAccepted) => {
      this.#parts.judge.promised(id).isAccepted = isAccepted;
    });
  }

  #startTime(): number | null {
    const { chance, machine } = this.#parts;
    return chance.is(0.15) ? machine.now() + chance.between(1, LATEST_START_MS) : null;
  }

  #adopt(): void {
    const { manager } = this.#program;
    const { service, chance, trace, judge } = this.#parts;
    if (manager === null) return;
    const id = this.#program.nextId;
    trace.note(`adopt ${id}`);
    const url = monitorUrlOf(service.beginElsewhere(id), chance);
    this.#take(manager.adopt('drive', 'Elsewhere', url), (isAccepted) => {
      judge.promised(id).isAccepted = isAccepted;
    });
  }

  #remove(what: string, ids: readonly string[], command: Promise<Acknowledgement>): void {
    const mark = (forgotten: 'no' | 'perhaps' | 'yes'): void => {
      for (const id of ids) this.#parts.judge.promised(id).forgotten = forgotten;
    };
    this.#parts.trace.note(what);
    mark('perhaps');
    void command.then((acknowledgement) => {
      if (acknowledgement.ok) mark('yes');
      else if (acknowledgement.refusal.code === 'notPossibleNow') mark('no');
    });
  }

  #send(what: string, command: Promise<Acknowledgement> | undefined): void {
    if (command === undefined) return;
    this.#parts.trace.note(what);
    this.#take(command, () => undefined);
  }

  #take(command: Promise<Acknowledgement>, taken: (isAccepted: boolean) => void): void {
    void command.then(({ ok }) => {
      taken(ok);
    });
  }

  #copy(): CopyRequest {
    const { chance } = this.#parts;
    const source = chance.pick(this.#sources);
    const allVersions = source.kind === 'file' && chance.is(0.25);
    const childrenOnly = source.kind === 'folder' && chance.is(0.15);
    return { action: 'copy', ...this.#wish(), source, childrenOnly, allVersions };
  }

  #upload(): DriveRequest {
    const { chance } = this.#parts;
    const size = chance.between(1, 200) * MIB + chance.between(1, MIB);
    const sourceUrl = `https://files.example/big.iso?size=${size}&key=secret`;
    const by = chance.pick(['service', 'app'] as const);
    return { action: 'upload', ...this.#wish(), sourceUrl, by };
  }

  #wish(): Pick<DriveRequest, 'account' | 'destination' | 'name' | 'onConflict'> {
    const { chance } = this.#parts;
    const itemId = chance.pick(FOLDERS);
    return {
      account: chance.pick(ACCOUNTS),
      destination: { driveId: 'd1', itemId, path: `/${this.#program.nextId}` },
      name: chance.pick(NAMES),
      onConflict: chance.pick(CONFLICTS),
    };
  }
}

/** No two are of one size, so that a copy can be told from that of another. */
function sourcesBy({ chance }: Parts): readonly CopyRequest['source'][] {
  return ['a', 'b', 'c', 'd'].map((itemId, index) => {
    const kind = chance.pick(['file', 'folder'] as const);
    return {
      driveId: 'd1',
      itemId,
      kind,
      path: `/Work/${index < 2 ? 'Plans' : itemId}`,
      size: chance.between(1, 1000) * 10 + index,
      childCount: kind === 'folder' ? chance.between(1, 12) : null,
    };
  });
}

function describe(request: DriveRequest): string {
  const { account, destination, name, onConflict } = request;
  const how =
    request.action === 'upload'
      ? `upload by ${request.by}`
      : `copy of ${request.source.kind} ${request.source.itemId}${request.allVersions ? ' with versions' : ''}${request.childrenOnly ? ', children only' : ''}`;
  return `${how} to ${account}/${destination.itemId} as "${name}" (${onConflict})`;
}
