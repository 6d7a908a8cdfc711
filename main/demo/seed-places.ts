/** The folders of the demo drive, as data. `seed-tree.ts` makes items of them. */

export interface Place {
  /** `''` puts the files into the parent itself. */
  readonly name: string;
  /** The first day of its files, and over how many days they spread. */
  readonly from: string;
  readonly days: number;
  readonly files: readonly string[];
  readonly folders: readonly Place[];
}

export const PLACES: readonly Place[] = [
  place('', '2023-05-02T08:15:00Z', 700, [
    'Getting started with OneDrive.pdf',
    'Shopping list.txt',
    'Résumé Zoë Müller.docx',
    'Budget 2026.xlsx',
  ]),
  place(
    'Documents',
    '2019-02-11T09:00:00Z',
    2000,
    ['Address book.xlsx', 'House rules.docx', 'Packing list (summer).docx', 'Ideas & notes.txt'],
    [
      place('Contracts', '2018-06-01T10:30:00Z', 2300, [
        'Apartment lease.pdf',
        'Employment contract 2021.pdf',
        'Energy supplier.pdf',
        'Liability insurance.pdf',
        'Mobile phone plan.pdf',
        'Car insurance 2025.pdf',
      ]),
      place('Letters', '2020-01-14T17:20:00Z', 1900, [
        'Letter to the tax office.docx',
        'Complaint – broken heating.docx',
        'Thank you, Grandma.docx',
        'Anfrage Schlüsselübergabe.docx',
        'Courrier à la mairie.docx',
      ]),
      place('Presentations', '2022-09-05T12:00:00Z', 1000, [
        'Quarterly review Q3.pptx',
        'Team offsite.pptx',
        'Thesis defence (final).pptx',
        'Thesis defence (final, really).pptx',
      ]),
      place(
        'Taxes',
        '2021-03-01T18:00:00Z',
        10,
        ['Overview.xlsx'],
        [2021, 2022, 2023, 2024, 2025].map((year) =>
          place(String(year), `${year}-02-20T19:00:00Z`, 90, [
            'Tax return.pdf',
            'Tax assessment.pdf',
            'Donations.pdf',
            'Income statement.pdf',
            'Work expenses.xlsx',
          ]),
        ),
      ),
      place('Recipes', '2019-11-03T16:45:00Z', 2200, [
        'Apfelstrudel.docx',
        'Crème brûlée.docx',
        'Pad thai.docx',
        'Smörgåstårta.docx',
        '餃子の作り方.docx',
        '🍋 Lemon cake.docx',
      ]),
      place('To be sorted', '2025-08-20T07:00:00Z', 1, []),
    ],
  ),
  place(
    'Music',
    '2017-07-07T20:00:00Z',
    1,
    [],
    [
      place(
        'Café Nocturne',
        '2017-07-07T20:00:00Z',
        1,
        [],
        [
          place('Rain on Tin', '2017-07-08T20:00:00Z', 1, numbered('Track ', 11, 'mp3')),
          place('Second Floor', '2019-10-19T20:00:00Z', 1, numbered('Track ', 9, 'mp3')),
        ],
      ),
      place('Own recordings', '2024-03-30T21:00:00Z', 300, [
        'Guitar idea 1.mp3',
        'Guitar idea 2.mp3',
        'Für Elise (slow).mp3',
      ]),
    ],
  ),
  place(
    'Pictures',
    '2018-01-01T12:00:00Z',
    1,
    ['Profile picture.png'],
    [
      place('Camera Roll', '2025-05-03T08:00:00Z', 180, numbered('IMG_', 262, 'jpg', 4101)),
      place('2019 Lisbon', '2019-09-14T10:00:00Z', 8, numbered('DSC0', 34, 'jpg', 2210)),
      place('Hochzeit Anna & Jörg', '2023-06-17T13:00:00Z', 1, [
        'First dance.mp4',
        ...numbered('Hochzeit ', 41, 'jpg'),
      ]),
      place(
        '日本旅行 2024',
        '2024-04-02T01:00:00Z',
        14,
        ['旅程.xlsx'],
        [
          place('京都', '2024-04-05T01:00:00Z', 4, numbered('京都 ', 26, 'jpg')),
          place('東京', '2024-04-09T01:00:00Z', 5, numbered('東京 ', 31, 'jpg')),
        ],
      ),
      place('🎂 Birthday', '2025-10-11T15:00:00Z', 1, numbered('Party ', 18, 'jpg')),
      place('Screenshots', '2024-01-10T09:00:00Z', 600, numbered('Screenshot ', 47, 'png')),
    ],
  ),
  place(
    'Projects',
    '2022-01-17T09:00:00Z',
    1,
    ['Overview.xlsx'],
    [
      place('Garden house', '2024-02-25T11:00:00Z', 120, [
        'Offer carpenter.pdf',
        'Building plan.pdf',
        'Material list.xlsx',
        'Sketch.svg',
        'Photo of the site.jpg',
      ]),
      place(
        'Website relaunch',
        '2025-01-13T09:00:00Z',
        200,
        ['Readme.md', 'Schedule.xlsx'],
        [
          place('design', '2025-01-20T09:00:00Z', 60, [
            'logo.svg',
            'Colours.png',
            'Mock-up v3.pdf',
          ]),
          place('src', '2025-02-03T09:00:00Z', 150, [
            'index.ts',
            'router.ts',
            'search.ts',
            'settings.json',
            'translations.json',
          ]),
          place('Old versions', '2025-03-01T09:00:00Z', 90, ['site 1.0.zip', 'site 1.1.zip']),
        ],
      ),
      place('Übersetzung Handbuch', '2023-08-08T08:00:00Z', 160, [
        'Glossar.xlsx',
        'Kapitel 1 – Einführung.docx',
        'Kapitel 2 – Maße und Größen.docx',
        'Kapitel 3 – Prüfung.docx',
      ]),
    ],
  ),
  place(
    'Receipts',
    '2023-01-02T18:00:00Z',
    1,
    [],
    [2023, 2024, 2025].map((year) =>
      place(String(year), `${year}-01-09T18:00:00Z`, 340, numbered('Receipt ', 36, 'pdf')),
    ),
  ),
  place('Empty folder', '2025-11-01T12:00:00Z', 1, []),
];

/** A folder with its files and what lies below it. */
export function place(
  name: string,
  from: string,
  days: number,
  files: readonly string[],
  folders: readonly Place[] = [],
): Place {
  return { name, from, days, files, folders };
}

/** `count` files such as `Track 01.mp3`, or `IMG_4101.jpg` when numbering starts at `first`. */
export function numbered(prefix: string, count: number, extension: string, first = 1): string[] {
  const width = Math.max(2, String(first + count - 1).length);
  return Array.from({ length: count }, (_, index) => {
    return `${prefix}${String(first + index).padStart(width, '0')}.${extension}`;
  });
}
