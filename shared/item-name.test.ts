import { describe, expect, it } from 'vitest';
import { checkItemName, nextName } from './item-name.ts';

describe('a name', () => {
  it('may be anything ordinary, in any script', () => {
    for (const name of [
      'a',
      'Plans 2026',
      'Bericht (2).docx',
      '.hidden',
      'résumé',
      '文書',
      '😀',
      'a#b%c~',
    ]) {
      expect(checkItemName(name, '/')).toBeNull();
    }
  });

  it('must not be empty or blank', () => {
    expect(checkItemName('', '/')).toBe('empty');
    expect(checkItemName('   ', '/')).toBe('empty');
  });

  it('must hold none of the characters the service forbids, nor a control character', () => {
    for (const character of '"*:<>?/\\|\u0000\u001f\u007f') {
      expect(checkItemName(`a${character}b`, '/')).toBe('forbiddenCharacter');
    }
  });

  it('must not begin or end with a space, nor end with a dot', () => {
    expect(checkItemName(' a', '/')).toBe('edgeSpace');
    expect(checkItemName('a ', '/')).toBe('edgeSpace');
    expect(checkItemName('a.', '/')).toBe('trailingDot');
  });

  it('must not be one that Windows or SharePoint keeps for itself, in any case', () => {
    for (const name of [
      'CON',
      'con.txt',
      'Lpt1',
      'COM0',
      'NUL.tar.gz',
      '.lock',
      'Desktop.INI',
      'forms',
      '~$a.docx',
      'a_vti_b',
    ]) {
      expect(checkItemName(name, '/')).toBe('reserved');
    }
    for (const name of ['console', 'com', 'com10', 'a~$b', 'forms2']) {
      expect(checkItemName(name, '/')).toBeNull();
    }
  });

  it('has a limit of its own and one together with its path', () => {
    expect(checkItemName('a'.repeat(255), '/')).toBeNull();
    expect(checkItemName('a'.repeat(256), '/')).toBe('tooLong');
    // '/' + 199 + '/' + 200 is 400 without the leading slash.
    const folder = `/${'f'.repeat(199)}`;
    expect(checkItemName('a'.repeat(200), folder)).toBeNull();
    expect(checkItemName('a'.repeat(201), folder)).toBe('pathTooLong');
  });
});

describe('the next name', () => {
  it('counts before a file’s extension and at a folder’s end', () => {
    expect(nextName('a.txt', 'file')).toBe('a (2).txt');
    expect(nextName('v1.2', 'folder')).toBe('v1.2 (2)');
  });

  it('counts on', () => {
    expect(nextName('a (2).txt', 'file')).toBe('a (3).txt');
    expect(nextName('Plans (9)', 'folder')).toBe('Plans (10)');
  });

  it('takes a leading dot for no extension', () => {
    expect(nextName('.profile', 'file')).toBe('.profile (2)');
  });

  it('is always allowed where the name was', () => {
    for (const name of ['a', 'a.b.c', '.x', 'a (1)', '(2)', ' (2)x']) {
      if (checkItemName(name, '/') !== null) continue;
      expect(checkItemName(nextName(name, 'file'), '/')).toBeNull();
    }
  });
});
