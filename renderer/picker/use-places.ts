import { useEffect, useState } from 'preact/hooks';
import type { AccountPlaces } from '../../shared/place.ts';
import { useAccounts } from '../accounts/use-accounts.ts';
import { useUi } from '../ui.ts';

/** Where each account finds items, as it is since one last came, went or signed in; empty until that is known. */
export function usePlaces(): readonly AccountPlaces[] {
  const { ferry } = useUi();
  const view = useAccounts();
  const told = view?.accounts.map(({ key, name, state }) => `${key} ${name} ${state}`).join('\n');
  const [places, setPlaces] = useState<readonly AccountPlaces[]>([]);
  useEffect(() => {
    if (told === undefined) return undefined;
    let isWanted = true;
    void ferry
      .places()
      .catch(() => null)
      .then((answer) => {
        if (isWanted && answer?.ok === true) setPlaces(answer.value);
      });
    return () => {
      isWanted = false;
    };
  }, [ferry, told]);
  return places;
}
