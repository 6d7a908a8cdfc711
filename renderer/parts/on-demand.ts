/**
 * What the window shows now and then, beside its dialogs: fetched in one piece, as soon as there is time.
 */
export { AccountBadge, Ways } from '../accounts/account-hints.tsx';
export { FailedItems } from '../list/failed-items.tsx';
export { SelectionBar, UndoBar } from '../list/floating-bars.tsx';
export { ListKeys } from '../list/list-keys.tsx';
export { NothingListed } from '../list/nothing-listed.tsx';
export { ProofDoubts } from '../list/proof-doubts.tsx';
export { RowDetails } from '../list/row-details.tsx';
export { RowMenu } from '../list/row-menu.tsx';
export { RowPanel } from '../list/row-panel.tsx';
export { Announcements } from './announcements.tsx';
export { Banners } from './banners.tsx';
export { NoticeList } from './notice-list.tsx';
export { RefusalText } from './refusal-text.tsx';
