/** What each dialect puts on the wire, seen from the other end. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GRAPH, ONEDRIVE, ONEDRIVE_2015 } from './dialects.ts';
import { DriveDesk } from './drive-desk.ts';
import { ITEM, NOT_FOUND, RecordedDrive, told } from './testing/recorded-drive.ts';
import { copyRequest, uploadRequest } from './testing/requests.ts';

const GRAPH_COPY = '/v1.0/drives/b!source/items/01SOURCE/copy';
const parentReference = { driveId: 'b!target', id: '01TARGET' };

let drive: RecordedDrive;
beforeEach(async () => {
  drive = await RecordedDrive.start();
});
afterEach(() => drive.stop());

describe('the drive that an account begins with', () => {
  it.each([
    ['Graph, one’s own', GRAPH, { kind: 'own' }, '/me/drive'],
    ['Graph, any', GRAPH, { kind: 'drive', id: 'b!x' }, '/drives/b!x'],
    ['Graph, a group’s', GRAPH, { kind: 'group', id: 'g 1' }, '/groups/g%201/drive'],
    [
      'Graph, a site’s',
      GRAPH,
      { kind: 'site', id: 'contoso.sharepoint.com,1,2' },
      '/sites/contoso.sharepoint.com%2C1%2C2/drive',
    ],
    ['Graph, a user’s', GRAPH, { kind: 'user', id: 'a@b.c' }, '/users/a%40b.c/drive'],
    ['OneDrive, one’s own', ONEDRIVE, { kind: 'own' }, '/drive'],
    ['OneDrive, any', ONEDRIVE, { kind: 'drive', id: 'D4/6' }, '/drives/D4%2F6'],
    ['OneDrive of 2015', ONEDRIVE_2015, { kind: 'own' }, '/drive'],
  ] as const)('of %s', async (_whose, dialect, home, path) => {
    await new DriveDesk(drive.http, drive.account(dialect, home), () => 'ok').browse(null, null);
    expect(drive.heard[0]?.path).toMatch(`/v1.0${path}/root?$select=`);
  });
});

describe('a copy', () => {
  it.each([
    [
      'in the words of Graph',
      GRAPH,
      copyRequest(),
      `${GRAPH_COPY}?@microsoft.graph.conflictBehavior=fail`,
      { parentReference, name: 'Plans too' },
    ],
    [
      'in the words of OneDrive',
      ONEDRIVE,
      copyRequest({ onConflict: 'replace' }),
      `${GRAPH_COPY}?@microsoft.graph.conflictBehavior=replace`,
      { parentReference: { id: '01TARGET' }, name: 'Plans too' },
    ],
    [
      'in the words of 2015',
      ONEDRIVE_2015,
      copyRequest({ onConflict: 'rename' }),
      '/v1.0/drives/b!source/items/01SOURCE/action.copy?@name.conflictBehavior=rename',
      { parentReference: { id: '01TARGET' }, name: 'Plans too' },
    ],
    [
      'of children alone, without a name',
      GRAPH,
      copyRequest({ childrenOnly: true }),
      `${GRAPH_COPY}?@microsoft.graph.conflictBehavior=fail`,
      { parentReference, childrenOnly: true },
    ],
    [
      'with all versions, without a name',
      GRAPH,
      copyRequest({ allVersions: true }),
      `${GRAPH_COPY}?@microsoft.graph.conflictBehavior=fail`,
      { parentReference, includeAllVersionHistory: true },
    ],
    [
      'of children alone with all versions',
      GRAPH,
      copyRequest({ childrenOnly: true, allVersions: true }),
      `${GRAPH_COPY}?@microsoft.graph.conflictBehavior=fail`,
      { parentReference, childrenOnly: true, includeAllVersionHistory: true },
    ],
    [
      'with all versions where nobody knows that wish',
      ONEDRIVE,
      copyRequest({ allVersions: true }),
      `${GRAPH_COPY}?@microsoft.graph.conflictBehavior=fail`,
      { parentReference: { id: '01TARGET' } },
    ],
  ])('%s', async (_how, dialect, request, path, body) => {
    drive.answer([202, '']);
    await drive.actions(dialect).start(request);
    expect(drive.heard.map(told)).toEqual([{ method: 'POST', path, body }]);
    expect(drive.heard[0]?.headers).toEqual(
      expect.arrayContaining([
        'prefer: respond-async',
        'content-type: application/json',
        'authorization: Bearer secret',
      ]),
    );
  });

  it('of children alone is not begun where the drive would copy the folder instead', async () => {
    const request = copyRequest({ childrenOnly: true });
    for (const dialect of [ONEDRIVE, ONEDRIVE_2015]) {
      expect(await drive.actions(dialect).prepare(request)).toMatchObject({
        rawCode: 'notSupported',
      });
    }
    expect(drive.heard).toEqual([]);
  });
});

describe('an upload from the web', () => {
  const children = '/v1.0/drives/b!target/items/01TARGET/children';
  const sourceUrl = 'https://example.com/a.zip?token=1';

  it.each([
    ['Graph', GRAPH, '@microsoft.graph.conflictBehavior', '@microsoft.graph.sourceUrl'],
    ['OneDrive', ONEDRIVE, '@microsoft.graph.conflictBehavior', '@microsoft.graph.sourceUrl'],
    ['2015', ONEDRIVE_2015, '@name.conflictBehavior', '@content.sourceUrl'],
  ])('is asked for in the words of %s', async (_whose, dialect, rule, property) => {
    drive.answer([202, '']);
    await drive.actions(dialect).start(uploadRequest());
    const path = `${children}?${rule}=rename`;
    const body = { name: 'a.zip', file: {}, [property]: sourceUrl };
    expect(drive.heard.map(told)).toEqual([{ method: 'POST', path, body }]);
    expect(drive.heard[0]?.headers).toContain('prefer: respond-async');
  });

  it('foretells its name as that of a file', async () => {
    drive.server.respond = (response, { path }) => {
      const isFree = path.includes('a%201.zip');
      response.writeHead(isFree ? 404 : 200).end(isFree ? NOT_FOUND : ITEM);
    };
    expect(await drive.actions().prepare(uploadRequest())).toEqual({
      kind: 'ready',
      target: { name: 'a 1.zip', occupantId: null },
    });
  });

  it('is looked for at the destination, where no source lies beside it', async () => {
    drive.answer([200, ITEM]);
    const target = { name: 'a.zip', occupantId: null };
    const sight = await drive.actions().look(uploadRequest(), target);
    expect(sight).toMatchObject({ kind: 'item', item: { id: '01X' }, source: null });
    expect(drive.heard).toHaveLength(1);
  });
});
