import type { JSX } from 'preact';
import type { Command } from '../use-command.ts';
import { RefusalText } from './now-and-then.ts';

/** Why the last command here was refused. */
export function CommandRefusal(props: { readonly command: Command }): JSX.Element | null {
  const { refusal } = props.command;
  return refusal === null ? null : <RefusalText.Part refusal={refusal} />;
}
