/** Pictures beside words that say the same; assistive technology skips them. Their shapes: `icons.css`. */
import type { JSX } from 'preact';

function Icon(props: { readonly class: string; readonly isOnDisc?: boolean }): JSX.Element {
  return (
    <svg class={`icon ${props.class}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {props.isOnDisc === true && <circle cx="10" cy="10" r="8" />}
      <path />
    </svg>
  );
}

/** The app's mark: a ferry on two waves. */
export function FerryMark(): JSX.Element {
  return (
    <svg class="ferry-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="ferry-hull" />
      <path class="ferry-deck" />
      <path class="ferry-wave" />
    </svg>
  );
}

export function KindIcon(props: { readonly kind: 'file' | 'folder' | 'other' }): JSX.Element {
  return <Icon class={`icon-${props.kind}`} />;
}

/** The state's own shape, so that it does not depend on colour. */
export function StateIcon(props: {
  readonly shape: 'done' | 'failed' | 'unknown' | 'waiting';
}): JSX.Element {
  return <Icon class={`icon-state icon-state-${props.shape}`} isOnDisc />;
}

/** What is being checked, or was, and found right or wrong. */
export function ShieldIcon(props: {
  readonly shape: 'comparing' | 'same' | 'differs';
}): JSX.Element {
  return <Icon class={`icon-shield icon-shield-${props.shape}`} />;
}

export function ChevronIcon(props: { readonly class?: string }): JSX.Element {
  return <Icon class={`icon-line icon-chevron ${props.class ?? ''}`} />;
}

export function SearchIcon(): JSX.Element {
  return <Icon class="icon-line icon-search" />;
}

export function CloseIcon(): JSX.Element {
  return <Icon class="icon-line icon-close" />;
}

export function MoreIcon(): JSX.Element {
  return <Icon class="icon-line icon-more" />;
}

export function PlusIcon(): JSX.Element {
  return <Icon class="icon-line icon-plus" />;
}

export function PauseIcon(): JSX.Element {
  return <Icon class="icon-line icon-pause" />;
}

export function SettingsIcon(): JSX.Element {
  return <Icon class="icon-line icon-settings" />;
}
