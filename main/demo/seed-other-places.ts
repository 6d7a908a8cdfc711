/** What lies on the other drives that the demo account can see, as data. */
import { numbered, place, type Place } from './seed-places.ts';

/** A team's library. */
export const TEAM_PLACES: readonly Place[] = [
  place('', '2024-03-04T08:00:00Z', 300, ['Welcome to the team.docx', 'Budget 2026.xlsx']),
  place(
    'Handbook',
    '2024-03-05T08:00:00Z',
    200,
    ['How we work.docx', 'Holidays and leave.pdf'],
    [place('Harbour safety', '2024-04-02T08:00:00Z', 60, numbered('Drill ', 12, 'pdf'))],
  ),
  place('Meeting notes', '2024-03-11T09:30:00Z', 600, numbered('Notes ', 48, 'docx')),
  place('Templates', '2024-03-06T08:00:00Z', 90, [
    'Letter.docx',
    'Offer.docx',
    'Slides.pptx',
    'Invoice.xlsx',
  ]),
];

/** The library of a site. */
export const SITE_PLACES: readonly Place[] = [
  place('', '2025-02-01T10:00:00Z', 100, ['Members.xlsx', 'Statutes.pdf']),
  place('Minutes', '2025-02-03T18:00:00Z', 250, numbered('Minutes ', 9, 'docx')),
  place('Summer fête', '2025-07-05T12:00:00Z', 2, numbered('Fête ', 23, 'jpg')),
];

/** Somebody else's drive: what of it is shared stands in `other-drives.ts`. */
export const FRIENDS_PLACES: readonly Place[] = [
  place('', '2025-05-20T17:00:00Z', 30, ['Invitation.docx', 'Diary.docx']),
  place(
    'Holiday by the sea',
    '2025-08-02T09:00:00Z',
    14,
    ['Route.pdf'],
    [place('Beach', '2025-08-04T09:00:00Z', 6, numbered('Beach ', 17, 'jpg'))],
  ),
];
