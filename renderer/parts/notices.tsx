import type { JSX } from 'preact';
import type { Notice } from '../../shared/job-view.ts';
import type { Messages } from '../../shared/messages/index.ts';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';
import { CommandRefusal } from './command-refusal.tsx';

/** What the user must know of that belongs to no row. Dismissing takes all of it, as they come in one go. */
export function Notices(props: { readonly notices: readonly Notice[] }): JSX.Element | null {
  const { m, ferry } = useUi();
  const command = useCommand();
  if (props.notices.length === 0) return null;
  return (
    <section class="notices" aria-label={m.notices.label}>
      <div class="notices-text">
        {props.notices.map((notice) => (
          <p key={notice.kind}>{noticeText(notice, m)}</p>
        ))}
        <CommandRefusal command={command} />
      </div>
      <button
        type="button"
        class="button quiet"
        onClick={() => void command.run(ferry.dismissNotices)}
      >
        {m.notices.dismiss}
      </button>
    </section>
  );
}

function noticeText(notice: Notice, m: Messages): string {
  switch (notice.kind) {
    case 'settingsSetAside':
      return m.notices.settingsSetAside(notice.file);
    case 'recordsSetAside':
      return m.notices.recordsSetAside(notice.count);
    case 'notSaving':
      return m.notices.notSaving;
  }
}
