import { useEffect, useState } from 'preact/hooks';
import type { AccountPlaces } from '../../shared/place.ts';
import { useUi } from '../ui.ts';

/** Where each account finds items, as it is when the picker is opened; empty until that is known. */
export function usePlaces(): readonly AccountPlaces[] {
  const { ferry } = useUi();
  const [places, setPlaces] = useState<readonly AccountPlaces[]>([]);
  useEffect(() => {
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
  }, [ferry]);
  return places;
}
