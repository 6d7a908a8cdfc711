/** The parts of `on-demand.ts`, each to be shown as if it were here already. */
import { lazily } from './lazily.tsx';

const parts = () => import('./on-demand.ts');

export const AccountBadge = lazily(async () => (await parts()).AccountBadge);
export const Announcements = lazily(async () => (await parts()).Announcements);
export const Banners = lazily(async () => (await parts()).Banners);
export const FailedItems = lazily(async () => (await parts()).FailedItems);
export const ListKeys = lazily(async () => (await parts()).ListKeys);
export const NoticeList = lazily(async () => (await parts()).NoticeList);
export const NothingListed = lazily(async () => (await parts()).NothingListed);
export const ProofDoubts = lazily(async () => (await parts()).ProofDoubts);
export const RefusalText = lazily(async () => (await parts()).RefusalText);
export const RowDetails = lazily(async () => (await parts()).RowDetails);
export const RowMenu = lazily(async () => (await parts()).RowMenu);
export const RowPanel = lazily(async () => (await parts()).RowPanel);
export const SelectionBar = lazily(async () => (await parts()).SelectionBar);
export const Ways = lazily(async () => (await parts()).Ways);
export const UndoBar = lazily(async () => (await parts()).UndoBar);
