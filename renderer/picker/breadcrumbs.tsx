import type { JSX } from 'preact';
import { ChevronIcon } from '../parts/icons.tsx';
import type { Crumb } from './places.ts';

/** The way from the place to the folder shown, each step a button. */
export function Breadcrumbs(props: {
  /** Tells the paths of two pickers apart. */
  readonly label: string;
  readonly crumbs: readonly Crumb[];
  /** `below` is the step that one comes up from. */
  readonly onOpen: (crumb: Crumb, below: Crumb) => void;
}): JSX.Element {
  const { crumbs } = props;
  return (
    <nav class="breadcrumbs" aria-label={props.label}>
      <ol>
        {crumbs.map((crumb, index) => {
          const below = crumbs[index + 1];
          const { key, name } = crumb;
          return (
            <li key={key}>
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
                      props.onOpen(crumb, below);
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
