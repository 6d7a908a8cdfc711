import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { announcementOf, newlyEnded } from '../announcement.ts';
import type { Sections } from '../sections.ts';
import { useUi } from '../ui.ts';

/** Emptied after this, so that two equal announcements are two changes and nobody finds an old one. */
const KEPT_MS = 10_000;

/** Tells listeners of copies that ended, and of nothing else. */
export function Announcements(props: { readonly sections: Sections | null }): JSX.Element {
  const { m } = useUi();
  const before = useRef<Sections | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    if (props.sections === null) return;
    const ended = newlyEnded(before.current, props.sections);
    before.current = props.sections;
    if (ended.length > 0) setText(announcementOf(ended, m));
  }, [props.sections, m]);
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
