import { describe, expect, it } from 'vitest';
import { demoAccount, VISITOR_ACCOUNT } from './account.ts';
import { type FindWish, readFindText } from './find-text.ts';
import { isItemUrl } from './url-guard.ts';

const read = (text: string): FindWish =>
  readFindText(text, (url) => isItemUrl(VISITOR_ACCOUNT, url));

describe('a text to find an item by', () => {
  it.each([
    'https://1drv.ms/f/s!AkIZ',
    'https://contoso.sharepoint.com/:f:/s/Team/Eabc?e=1',
    'https://contoso-my.sharepoint.com/personal/a_contoso_com/Documents/Plans',
    'https://onedrive.live.com/?id=1&cid=2',
  ])('is a link: %s', (url) => {
    expect(read(url)).toEqual({ kind: 'link', url });
    expect(read(`  <${url}>\n`)).toEqual({ kind: 'link', url });
  });

  it('is a link without its beginning, as browsers show it', () => {
    const url = 'https://contoso.sharepoint.com/:f:/s/Team/Eabc';
    expect(read('contoso.sharepoint.com/:f:/s/Team/Eabc')).toEqual({ kind: 'link', url });
  });

  it.each([
    'https://example.com/plans',
    'https://sharepoint.com.example.com/x',
    'http://1drv.ms/f/s!AkIZ',
    'https://user:secret@contoso.sharepoint.com/x',
    'file:///etc/passwd',
    'http://127.0.0.1:40123/web/Documents',
  ])('is a link to no drive: %s', (url) => {
    expect(read(url)).toEqual({ kind: 'otherLink' });
  });

  it('may be an address of the demo drive, where that is the drive', () => {
    const url = 'http://127.0.0.1:40123/web/Documents';
    const account = demoAccount('http://127.0.0.1:50000');
    expect(readFindText(url, (text) => isItemUrl(account, text))).toEqual({ kind: 'link', url });
    const shared = 'https://1drv.ms/f/s!AkIZ';
    expect(readFindText(shared, (text) => isItemUrl(account, text))).toMatchObject({
      kind: 'link',
    });
  });

  it('is a path when it begins at the top', () => {
    expect(read('/Documents/Plans/')).toEqual({ kind: 'path', names: ['Documents', 'Plans'] });
    expect(read('"/Résumé 100%.docx"')).toEqual({ kind: 'path', names: ['Résumé 100%.docx'] });
    expect(read('/')).toEqual({ kind: 'path', names: [] });
  });

  it('is searched for otherwise', () => {
    expect(read(' Plans 2026 ')).toEqual({ kind: 'search', text: 'Plans 2026' });
    expect(read('and/or')).toEqual({ kind: 'search', text: 'and/or' });
    expect(read('Plans: part 1')).toEqual({ kind: 'search', text: 'Plans: part 1' });
  });

  it('counts by its first line that says something', () => {
    expect(read('\r\n \n/Documents\n/Music')).toEqual({ kind: 'path', names: ['Documents'] });
    expect(read(' \n')).toEqual({ kind: 'nothing' });
    expect(read('""')).toEqual({ kind: 'nothing' });
  });
});
