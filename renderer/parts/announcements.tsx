import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../../shared/job-view.ts';
import { announcementOf, newlyEnded } from '../announcement.ts';
import { useUi } from '../ui.ts';

/** Emptied after this, so that two equal announcements are two changes and nobody finds an old one. */
const KEPT_MS = 10_000;

/** Tells listeners of copies that ended, and of nothing else. */
export function Announcements(props: { readonly snapshot: Snapshot | null }): JSX.Element {
  const { m } = useUi();
  const before = useRef<Snapshot | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    if (props.snapshot === null) return;
    const ended = newlyEnded(before.current, props.snapshot);
    before.current = props.snapshot;
    if (ended.length > 0) setText(announcementOf(ended, m));
  }, [props.snapshot, m]);
  useEffect(() => {
    if (text === '') return undefined;
    const timer = window.setTimeout(() => {
      setText('');
    }, KEPT_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [text]);
  return (
    <div class="visually-hidden" role="status">
      {text}
    </div>
  );
}
