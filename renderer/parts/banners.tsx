import type { JSX } from 'preact';
import type { Messages } from '../../shared/messages/index.ts';
import { throttledUntil } from '../held-up.ts';
import { SignedOut, accountsOut } from '../accounts/account-hints.tsx';
import { SignInFailure } from '../accounts/sign-in-failure.tsx';
import { useAccounts } from '../accounts/use-accounts.ts';
import type { SortedSnapshot } from '../snapshot.ts';
import { useUi } from '../ui.ts';
import { useCommand } from '../use-command.ts';
import { CommandRefusal } from './command-refusal.tsx';

/** What holds all copies up, and what happens next. */
export function Banners(props: {
  readonly isPaused: boolean;
  readonly snapshot: SortedSnapshot;
  readonly onSignIn: () => void;
}): JSX.Element | null {
  const { m } = useUi();
  const accounts = useAccounts();
  const out = accountsOut(accounts);
  const failure = accounts?.failure ?? null;
  const { isPaused } = props;
  const { sections, notices } = props.snapshot;
  const isOffline = notices.some(({ kind }) => kind === 'offline');
  const until = throttledUntil(sections.active);
  const isFree = !isPaused && !isOffline && until === null;
  if (isFree && out.length === 0 && failure === null) return null;
  return (
    <section class="banners" aria-label={m.banner.label}>
      <SignedOut accounts={out} onSignIn={props.onSignIn} />
      {failure !== null && <SignInFailure problem={failure} onSignIn={props.onSignIn} />}
      {isOffline && <p class="banner">{m.banner.offline}</p>}
      {until !== null && <p class="banner">{m.banner.throttled(momentOf(until, m))}</p>}
      {isPaused && <Paused />}
    </section>
  );
}

function Paused(): JSX.Element {
  const { m, ferry } = useUi();
  const command = useCommand();
  return (
    <div class="banner">
      <p>{m.banner.paused}</p>
      <button
        type="button"
        class="button"
        onClick={() => void command.run(() => ferry.changeSettings({ isPaused: false }))}
      >
        {m.banner.resume}
      </button>
      <CommandRefusal command={command} />
    </div>
  );
}

/** A time already past is no promise to repeat. */
function momentOf(at: number, { format }: Messages): string | null {
  const now = Date.now();
  return at > now ? format.moment(at, now) : null;
}
