import type { JSX } from 'preact';
import type { Messages } from '../../shared/messages/index.ts';
import { type Notice, isDismissable } from '../../shared/notice.ts';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';
import { CommandRefusal } from './command-refusal.tsx';

/** Dismissing takes all of it, as they come in one go. */
export function NoticeList(props: { readonly notices: readonly Notice[] }): JSX.Element {
  const { m, ferry } = useUi();
  const command = useCommand();
  const dismissable = props.notices.filter(isDismissable);
  // What the button takes stands beside it.
  const notices = [...dismissable, ...props.notices.filter((notice) => !isDismissable(notice))];
  return (
    <section class="notices" aria-label={m.notices.label}>
      <div class="notices-text">
        {notices.map((notice) => (
          <div key={notice.kind}>
            <p>{noticeText(notice, m)}</p>
            {notice.kind === 'noSecretStore' && <KeepAddresses />}
          </div>
        ))}
        <CommandRefusal command={command} />
      </div>
      {dismissable.length > 0 && (
        <button
          type="button"
          class="button quiet"
          onClick={() => void command.run(ferry.dismissNotices)}
        >
          {m.notices.dismiss}
        </button>
      )}
    </section>
  );
}

/** The answers to `noSecretStore`. */
function KeepAddresses(): JSX.Element {
  const { m, ferry } = useUi();
  const command = useCommand();
  const answer = (keeps: boolean): void => {
    void command.run(() => ferry.keepAddresses(keeps));
  };
  return (
    <div class="notice-answers">
      <button
        type="button"
        class="button"
        onClick={() => {
          answer(true);
        }}
      >
        {m.notices.keepAddresses}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          answer(false);
        }}
      >
        {m.notices.dropAddresses}
      </button>
      <CommandRefusal command={command} />
    </div>
  );
}

function noticeText(notice: Notice, m: Messages): string {
  switch (notice.kind) {
    case 'settingsSetAside':
      return m.notices.settingsSetAside(notice.file);
    case 'recordsSetAside':
      return m.notices.recordsSetAside(notice.count);
    case 'listRepaired':
      return m.notices.listRepaired(notice.missing, notice.folder);
    case 'listBegunAnew':
      return m.notices.listBegunAnew(notice.folder);
    case 'offline':
      return m.banner.offline;
    case 'notSaving':
    case 'restarted':
    case 'noSecretStore':
      return m.notices[notice.kind];
  }
}
