/**
 * All words and the bridge, for what is fetched later and made by `lazily`. The build fails where the
 * window's first sight reaches this.
 */
import { known, type Ui, useAllWords } from './first-ui.ts';

/** All words and the bridge; a fault outside of a part that `lazily` has made. */
export function useUi(): Ui {
  return known(useAllWords().ui);
}
