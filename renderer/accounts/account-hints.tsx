/** What the window says of accounts beside their dialog: a badge, a way to begin, a banner. */
import type { JSX } from 'preact';
import type { AccountView, AccountsView } from '../../shared/account-view.ts';
import type { Messages } from '../../shared/messages/index.ts';
import { calledName } from './called-name.ts';
import { useUi } from '../ui.ts';
import { useAccounts } from './use-accounts.ts';

/** Which drives the window works on. */
export function AccountBadge(props: { readonly onAccounts: () => void }): JSX.Element | null {
  const { m } = useUi();
  const view = useAccounts();
  if (view === null) return null;
  const text = badgeText(view, m);
  return (
    <button
      type="button"
      class={text === null ? 'badge demo' : 'badge'}
      title={text === null ? m.app.demoDriveHint : m.connect.badgeHint}
      onClick={props.onAccounts}
    >
      <span class="visually-hidden">{m.connect.accounts}: </span>
      {text ?? m.app.demoDrive}
    </button>
  );
}

/** Null where there is nothing but the demo drive. */
function badgeText({ accounts }: AccountsView, m: Messages): string | null {
  const [first, second] = accounts;
  if (first === undefined) return null;
  return second === undefined ? calledName(first) : m.connect.count(accounts.length);
}

/** The ways to begin: a drive of one's own, and the demo drive for those who have none. */
export function Ways(props: {
  readonly onNewCopy: () => void;
  readonly onAccounts: () => void;
}): JSX.Element | null {
  const { m } = useUi();
  const view = useAccounts();
  if (view === null) return null;
  if (view.accounts.length > 0) {
    return (
      <button type="button" class="button primary" onClick={props.onNewCopy}>
        {m.connect.firstCopy}
      </button>
    );
  }
  return (
    <ul class="ways">
      <li class="way">
        <p>{m.connect.wayHint}</p>
        <button type="button" class="button primary" onClick={props.onAccounts}>
          {m.connect.way}
        </button>
      </li>
      <li class="way">
        <p>{m.app.demoDriveHint}</p>
        <button type="button" class="button" onClick={props.onNewCopy}>
          {m.empty.action}
        </button>
      </li>
    </ul>
  );
}

/** The accounts that wait for their user. */
export function accountsOut(view: AccountsView | null): readonly AccountView[] {
  return view?.accounts.filter(({ state }) => state === 'signInAgain') ?? [];
}

/** Says that accounts wait for their user. */
export function SignedOut(props: {
  readonly accounts: readonly AccountView[];
  readonly onSignIn: () => void;
}): JSX.Element | null {
  const { m } = useUi();
  const [first, second] = props.accounts;
  if (first === undefined) return null;
  const { signedOut, tokenWanted, signedOutSeveral } = m.connect;
  const isServer = props.accounts.every(({ kind }) => kind === 'server');
  const say = isServer ? tokenWanted : signedOut;
  return (
    <div class="banner">
      <p>
        {second === undefined ? say(calledName(first)) : signedOutSeveral(props.accounts.length)}
      </p>
      <button type="button" class="button" onClick={props.onSignIn}>
        {isServer ? m.row.enterToken : m.row.signInAgain}
      </button>
    </div>
  );
}
