/**
 * Makes one copy on the demo drive by itself and reports on it, line by line: what `npm start` does
 * on a machine without a display. It uses the app as the window does.
 */
import { writeFile } from 'node:fs/promises';
import { type Answer, refOf } from '../shared/contract.ts';
import { describeState } from '../shared/describe-job.ts';
import type { DriveItem, FolderPage } from '../shared/item.ts';
import type { JobView } from '../shared/job-view.ts';
import type { Messages } from '../shared/messages/index.ts';
import type { JobManager } from './jobs/job-manager.ts';
import type { Desks } from './onedrive/desks.ts';

const SOURCE = 'Music';
const DESTINATION = 'Documents';
/** The picture shows a copy that is well under way. */
const PICTURE_FROM = 0.4;
const LOOK_EVERY_MS = 250;
const LIMIT_MS = 120_000;

export interface DemoCopyDeps {
  readonly desk: Desks;
  readonly manager: JobManager;
  readonly messages: Messages;
  readonly picture: () => Promise<Buffer | null>;
}

/** Resolves with the exit code: 0 when the copy completed. */
export async function makeDemoCopy(deps: DemoCopyDeps, screenshot: string | null): Promise<number> {
  const { desk, manager, messages } = deps;
  const root = await desk.browse(null, null);
  const source = folderNamed(root, SOURCE);
  const destination = folderNamed(root, DESTINATION);
  if (source === null || destination === null) return 1;
  const checked = await desk.check({
    source: refOf(source),
    destination: refOf(destination),
    name: SOURCE,
    onConflict: 'rename',
    childrenOnly: false,
    allVersions: false,
    notBefore: null,
  });
  if (!checked.ok || !(await manager.start(checked.value)).ok) return 1;
  say(`${messages.app.demoDrive}: /${SOURCE} → /${DESTINATION}`);

  const deadline = Date.now() + LIMIT_MS;
  let lastLine = '';
  let isPictured = screenshot === null;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const [view] = manager.jobs.newest(1);
    if (view === undefined || Date.now() > deadline) return 1;
    const line = lineFor(view, messages);
    if (line !== lastLine) say(line);
    lastLine = line;
    const isOver = 'endedAt' in view;
    if (!isPictured && (isOver || fractionOf(view) >= PICTURE_FROM)) {
      isPictured = true;
      await save(deps, screenshot);
    }
    if (isOver) return view.state === 'completed' ? 0 : 1;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function lineFor(view: JobView, messages: Messages): string {
  const parts = [describeState(view, messages, Date.now())];
  if (view.state === 'running' && view.progress.files !== null) {
    const { done, total } = view.progress.files;
    parts.push(messages.row.files(done, total));
  }
  return parts.join(' · ');
}

function fractionOf(view: JobView): number {
  return view.state === 'running' ? (view.progress.fraction ?? 0) : 0;
}

function folderNamed(page: Answer<FolderPage>, name: string): DriveItem | null {
  return (page.ok ? page.value.items.find((item) => item.name === name) : null) ?? null;
}

async function save({ picture }: DemoCopyDeps, screenshot: string | null): Promise<void> {
  const png = await picture();
  if (png !== null && screenshot !== null) await writeFile(screenshot, png);
}
