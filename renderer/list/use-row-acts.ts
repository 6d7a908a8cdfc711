import { useCallback, useRef, useState } from 'preact/hooks';
import type { Acknowledgement, Bridge } from '../../shared/contract.ts';
import type { JobView } from '../../shared/job-view.ts';
import { FAULT } from '../use-command.ts';
import { ALL_CLOSED, type OpenRows, detailsToggled, panelToggled, withRow } from './open-rows.ts';
import { type RowAction, opensPanel } from './row-model.ts';

/** Not needed before somebody does something. */
async function carryOut(action: RowAction, job: JobView, ferry: Bridge): Promise<Acknowledgement> {
  return (await import('./carry-out.ts')).carryOut(action, job, ferry);
}

export interface RowActs {
  readonly openRows: OpenRows;
  /** Does what an action says with one copy, or opens what it asks first. */
  readonly act: (action: RowAction, job: JobView) => void;
  readonly toggleDetails: (ids: readonly string[]) => void;
}

/**
 * What is done with single rows, and what stands open in them. `remove` takes copies off the list, and
 * `signIn` has the user sign in again.
 */
export function useRowActs(
  ferry: Bridge,
  remove: (jobs: readonly JobView[]) => void,
  signIn: () => void,
): RowActs {
  const [openRows, setOpenRows] = useState(ALL_CLOSED);
  /** Commands that are on their way: a second click must not send one again. */
  const busy = useRef(new Set<string>());
  const send = useCallback(
    async (action: RowAction, job: JobView): Promise<void> => {
      const command = `${action} ${job.id}`;
      if (busy.current.has(command)) return;
      busy.current.add(command);
      setOpenRows((rows) => withRow(rows, job.id, { refusal: null }));
      const answer = await carryOut(action, job, ferry).catch((): Acknowledgement => ({
        ok: false,
        refusal: FAULT,
      }));
      busy.current.delete(command);
      if (!answer.ok) {
        const { refusal } = answer;
        setOpenRows((rows) => withRow(rows, job.id, { refusal }));
      }
    },
    [ferry],
  );
  const toggleDetails = useCallback((ids: readonly string[]): void => {
    setOpenRows((rows) => detailsToggled(rows, ids));
  }, []);
  const act = useCallback(
    (action: RowAction, job: JobView): void => {
      if (action === 'remove') remove([job]);
      else if (action === 'signInAgain') signIn();
      else if (action === 'details') toggleDetails([job.id]);
      else if (opensPanel(action)) setOpenRows((rows) => panelToggled(rows, job, action));
      else void send(action, job);
    },
    [remove, send, signIn, toggleDetails],
  );
  return { openRows, act, toggleDetails };
}
