import type { JSX } from 'preact';
import type { DriveItem } from '../../shared/item.ts';
import { ChevronIcon } from '../parts/icons.tsx';
import { useUi } from '../ui.ts';

/** The way from the top to the folder shown, each step a button. */
export function Breadcrumbs(props: {
  /** Tells the paths of two pickers apart. */
  readonly label: string;
  readonly folders: readonly DriveItem[];
  readonly onOpen: (item: DriveItem, cameFrom: string | null) => void;
}): JSX.Element {
  const { m } = useUi();
  const { folders } = props;
  return (
    <nav class="breadcrumbs" aria-label={props.label}>
      <ol>
        {folders.length === 0 && <li>{m.app.root}</li>}
        {folders.map((item, index) => {
          const below = folders[index + 1];
          const name = nameOf(item, m.app.root);
          return (
            <li key={item.id}>
              {below === undefined ? (
                <span class="crumb" aria-current="location" dir="auto" title={name}>
                  {name}
                </span>
              ) : (
                <>
                  <button
                    type="button"
                    class="crumb"
                    dir="auto"
                    title={name}
                    onClick={() => {
                      props.onOpen(item, below.id);
                    }}
                  >
                    {name}
                  </button>
                  <ChevronIcon />
                </>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** What people call an item: a root has no name worth showing. */
export function nameOf(item: DriveItem, root: string): string {
  return item.isRoot ? root : item.name;
}
