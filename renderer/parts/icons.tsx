/** Drawn here and not loaded: they take the colour of the text and need no request. */
import type { ComponentChildren, JSX } from 'preact';

type IconProps = { readonly class?: string };

/** A picture beside words that say the same; assistive technology skips it. */
function Icon(props: {
  readonly class: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <svg class={`icon ${props.class}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {props.children}
    </svg>
  );
}

/** The app's mark: a ferry on two waves. */
export function FerryMark(): JSX.Element {
  return (
    <svg class="ferry-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="ferry-hull" d="M4 17h24l-3.2 6.2a3 3 0 0 1-2.7 1.6H9.9a3 3 0 0 1-2.7-1.6z" />
      <path
        class="ferry-deck"
        d="M9 10.5h11a2 2 0 0 1 1.8 1.1L24 15.5H7.5V12A1.5 1.5 0 0 1 9 10.5z"
      />
      <path class="ferry-deck" d="M13 5.5h4v3.5h-4z" />
      <path
        class="ferry-wave"
        d="M3 27.5c2.2 0 2.2 1.5 4.4 1.5s2.1-1.5 4.3-1.5 2.2 1.5 4.3 1.5 2.2-1.5 4.3-1.5 2.2 1.5 4.4 1.5 2.1-1.5 4.3-1.5"
      />
    </svg>
  );
}

export function KindIcon(props: { readonly kind: 'file' | 'folder' | 'other' }): JSX.Element {
  if (props.kind === 'other') {
    return (
      <Icon class="icon-other">
        <path d="M1.9 10C3.5 6.7 6.5 4.9 10 4.9s6.5 1.8 8.1 5.100c-1.6 3.3-4.6 5.1-8.1 5.100S3.5 13.3 1.9 10z" />
        <circle cx="10" cy="10" r="2.4" />
      </Icon>
    );
  }
  return props.kind === 'folder' ? (
    <Icon class="icon-folder">
      <path d="M2 5.5A1.5 1.5 0 0 1 3.5 4h4.1c.4 0 .8.2 1 .5L9.8 6h6.7A1.5 1.5 0 0 1 18 7.5v7a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 2 14.5z" />
    </Icon>
  ) : (
    <Icon class="icon-file">
      <path d="M5 2.75h6.2L15.25 6.8v9.45a1 1 0 0 1-1 1H5.75a1 1 0 0 1-1-1v-12.5a1 1 0 0 1 1-1z" />
      <path d="M11 2.75V7h4.25" />
    </Icon>
  );
}

const STATE_SHAPES = {
  done: 'm5.5 10.5 3 3 6-7',
  failed: 'm6.5 6.5 7 7m0-7-7 7',
  unknown: 'M7.3 7.6a2.75 2.75 0 1 1 4 2.45c-.8.42-1.3.9-1.3 1.7v.35M10 14.6v.05',
  waiting: 'M10 6v4.2l2.6 1.6',
} as const;

/** The state's own shape, so that it does not depend on colour. */
export function StateIcon(props: { readonly shape: keyof typeof STATE_SHAPES }): JSX.Element {
  return (
    <Icon class={`icon-state icon-state-${props.shape}`}>
      <circle cx="10" cy="10" r="8" />
      <path d={STATE_SHAPES[props.shape]} />
    </Icon>
  );
}

/** What was checked and found right, or wrong. */
export function ShieldIcon(props: { readonly shape: 'same' | 'differs' }): JSX.Element {
  return (
    <Icon class={`icon-shield icon-shield-${props.shape}`}>
      <path d="M10 1.8 16.5 4v5.300c0 4-2.6 7-6.5 8.7-3.9-1.7-6.5-4.7-6.5-8.700V4z" />
      <path
        d={props.shape === 'same' ? 'm7 9.8 2.2 2.200L13.2 7.7' : 'M10 6.200v4.300m0 2.700v.05'}
      />
    </Icon>
  );
}

export function ChevronIcon(props: IconProps): JSX.Element {
  return (
    <Icon class={`icon-line icon-chevron ${props.class ?? ''}`}>
      <path d="m7.5 4.5 5.5 5.5-5.5 5.5" />
    </Icon>
  );
}

export function SearchIcon(): JSX.Element {
  return (
    <Icon class="icon-line">
      <path d="M13.2 13.2 17 17M14.5 9a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0Z" />
    </Icon>
  );
}

export function CloseIcon(): JSX.Element {
  return (
    <Icon class="icon-line">
      <path d="m5 5 10 10M15 5 5 15" />
    </Icon>
  );
}

export function MoreIcon(): JSX.Element {
  return (
    <Icon class="icon-line icon-more">
      <path d="M4.5 10v.01M10 10v.01M15.5 10v.01" />
    </Icon>
  );
}

export function PlusIcon(): JSX.Element {
  return (
    <Icon class="icon-line">
      <path d="M10 4v12M4 10h12" />
    </Icon>
  );
}

/** Two bars. */
export function PauseIcon(): JSX.Element {
  return (
    <Icon class="icon-line">
      <path d="M7 4.5v11M13 4.5v11" />
    </Icon>
  );
}

/** Two sliders. */
export function SettingsIcon(): JSX.Element {
  return (
    <Icon class="icon-line">
      <path d="M3 6.5h6.5M14.5 6.5H17M3 13.5h2.5M10.5 13.5H17" />
      <circle cx="12" cy="6.5" r="2.25" />
      <circle cx="8" cy="13.5" r="2.25" />
    </Icon>
  );
}
