import type { JSX } from 'preact';
import type { Notice } from '../../shared/notice.ts';
import { NoticeList } from './now-and-then.ts';

/** What the user must know of that belongs to no row. */
export function Notices(props: { readonly notices: readonly Notice[] }): JSX.Element | null {
  // Being offline is told among what holds copies up.
  const notices = props.notices.filter(({ kind }) => kind !== 'offline');
  return notices.length === 0 ? null : <NoticeList.Part notices={notices} />;
}
