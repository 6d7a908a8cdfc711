/** Keeps the accounts that the drives' clients look up in step with those that are signed in. */
import type { AccountAccess } from './accounts/account-access.ts';
import type { AccountSeat } from './accounts/account-entry.ts';
import type { Account } from './onedrive/account.ts';
import { GRAPH } from './onedrive/dialects.ts';

/**
 * Gives a function that takes the seats of now over into `accounts`. Accounts that were there before,
 * the demo drive's among them, are left alone.
 */
export function followSeats(
  accounts: Map<string, Account>,
  access: Pick<AccountAccess, 'credentials'>,
): (seats: readonly AccountSeat[]) => void {
  const seated = new Set<string>();
  return (seats) => {
    const keys = new Set(seats.map(({ key }) => key));
    for (const key of seated) {
      if (keys.has(key)) continue;
      accounts.delete(key);
      seated.delete(key);
    }
    for (const seat of seats) {
      const known = seated.has(seat.key) ? accounts.get(seat.key) : undefined;
      // All else about a seat never changes: its key is made of it.
      if (known?.label === seat.label && known.address === seat.address) continue;
      accounts.set(seat.key, accountOf(seat, access));
      seated.add(seat.key);
    }
  };
}

function accountOf(seat: AccountSeat, access: Pick<AccountAccess, 'credentials'>): Account {
  return {
    ...seat,
    dialect: GRAPH,
    home: { kind: 'own' },
    credentials: (refusal) => access.credentials(seat.key, refusal),
    loopbackOrigin: null,
  };
}
