import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Acknowledgement } from '../../shared/contract.ts';
import { CommandRefusal } from '../parts/command-refusal.tsx';
import { useFirstUi } from '../first-ui.ts';
import { useCommand } from '../use-command.ts';

/** Fetches more by itself as soon as it comes into sight; a button for those who do not scroll. */
export function ShowOlder(props: {
  /** Where more comes from: another one after each fetch. */
  readonly cursor: string;
  readonly isSearch: boolean;
  /** Fetches without waiting to be seen. */
  readonly isEager: boolean;
  readonly onShow: () => Promise<Acknowledgement>;
}): JSX.Element {
  const { m } = useFirstUi();
  const { cursor, isSearch, isEager, onShow } = props;
  const command = useCommand();
  const { busy, refusal, run } = command;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (busy || refusal !== null) return undefined;
    if (isEager) {
      void run(onShow);
      return undefined;
    }
    const inSight = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) void run(onShow);
    });
    if (button.current !== null) inSight.observe(button.current);
    return () => {
      inSight.disconnect();
    };
    // After each fetch anew: it may still be in sight.
  }, [cursor, isEager, busy, refusal, onShow, run]);
  return (
    <>
      <CommandRefusal command={command} />
      <button
        ref={button}
        type="button"
        class="button quiet show-more"
        aria-disabled={busy}
        onClick={() => void run(onShow)}
      >
        {isSearch ? m.list.searchOlder : m.list.showOlder}
      </button>
    </>
  );
}
