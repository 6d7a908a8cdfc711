/** A demo drive of a test's own, and a desk over it, as the window's questions meet them. For tests. */
import * as v from 'valibot';
import type { Answer, ItemRef } from '../../../shared/contract.ts';
import { DRIVE_ID } from '../../demo/ids.ts';
import { TestDrive } from '../../demo/test-support.ts';
import { demoAccount } from '../account.ts';
import { DriveDesk } from '../drive-desk.ts';
import { type Http, createHttp } from '../http.ts';

const LoggedShape = v.object({
  value: v.array(v.object({ method: v.string(), path: v.string() })),
});
type Logged = v.InferOutput<typeof LoggedShape>['value'][number];
type Checks = ConstructorParameters<typeof DriveDesk>;

/** An item that was never there. */
export const GONE: ItemRef = { account: 'demo', driveId: DRIVE_ID, itemId: '01MOWKYVGONE' };

export class DeskWorld {
  readonly drive: TestDrive;
  readonly http: Http = createHttp({
    userAgent: 'Test/1',
    resolveProxy: () => Promise.resolve('DIRECT'),
  });

  private constructor(drive: TestDrive) {
    this.drive = drive;
  }

  static async start(options: Parameters<typeof TestDrive.start>[0] = {}): Promise<DeskWorld> {
    return new DeskWorld(await TestDrive.start(options));
  }

  async end(): Promise<void> {
    this.http.close();
    await this.drive.remove();
  }

  /** A new desk, which knows nothing of what another was asked. */
  desk(checkUrl: Checks[2] = () => 'ok', meter?: Checks[3]): DriveDesk {
    return new DriveDesk(this.http, demoAccount(this.drive.origin), checkUrl, meter);
  }

  /** What names the item at a path from the root. */
  async refOf(path: string, account = 'demo'): Promise<ItemRef> {
    return { account, driveId: DRIVE_ID, itemId: (await this.drive.item(path)).id };
  }

  /** Has all requests to `path` fail as `action` says, from now on. */
  async fail(path: string, action: object): Promise<void> {
    const body = [{ match: { path }, action }];
    const { status } = await this.drive.fetch('/__admin/faults', { method: 'POST', body });
    if (status !== 204) throw new Error(`The drive takes no such fault: ${status}`);
  }

  /** What the drive was asked since `forgetAsked`. */
  async asked(): Promise<readonly Logged[]> {
    return v.parse(LoggedShape, await this.drive.json('/__admin/requests')).value;
  }

  async forgetAsked(): Promise<void> {
    await this.drive.fetch('/__admin/requests', { method: 'DELETE' });
  }
}

/** The value of an answer; throws where there is none. */
export function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`);
  return answer.value;
}
