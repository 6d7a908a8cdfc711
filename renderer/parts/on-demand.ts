/**
 * What the window shows now and then, beside its dialogs: fetched in one piece, as soon as there is time.
 */
export { ContextMenu } from '../list/context-menu.tsx';
export { SelectionBar, UndoBar } from '../list/floating-bars.tsx';
export { NothingListed } from '../list/nothing-listed.tsx';
export { ProblemDetails } from '../list/problem-details.tsx';
export { RowPanel } from '../list/row-panel.tsx';
export { Announcements } from './announcements.tsx';
export { NoticeList } from './notice-list.tsx';
export { RefusalText } from './refusal-text.tsx';
