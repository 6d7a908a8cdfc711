import { describe, expect, it } from 'vitest';
import { ownProgram } from './own-program.ts';

const IMAGE = '/home/ada/Apps/Ferry 1.AppImage';
const MOUNT = '/tmp/.mount_FerryXq3';

describe('the program that starts the app again', () => {
  it('is the AppImage, not what lies in its mount', () => {
    const environment = { APPIMAGE: IMAGE, APPDIR: MOUNT };
    expect(ownProgram(`${MOUNT}/ferry`, environment)).toBe(IMAGE);
    expect(ownProgram(`${MOUNT}/usr/bin/ferry`, { ...environment, APPDIR: `${MOUNT}/` })).toBe(
      IMAGE,
    );
  });

  it('is the executable where there is no AppImage', () => {
    expect(ownProgram('/opt/Ferry/ferry', {})).toBe('/opt/Ferry/ferry');
    expect(ownProgram('/opt/Ferry/ferry', { APPIMAGE: '', APPDIR: '' })).toBe('/opt/Ferry/ferry');
  });

  it('is not the AppImage of a terminal in which it was started', () => {
    const environment = { APPIMAGE: '/home/ada/Terminal.AppImage', APPDIR: '/tmp/.mount_Term1' };
    expect(ownProgram('/opt/Ferry/ferry', environment)).toBe('/opt/Ferry/ferry');
    expect(ownProgram('/tmp/.mount_Term12/ferry', environment)).toBe('/tmp/.mount_Term12/ferry');
  });

  it('is not taken from an environment that names no mount', () => {
    expect(ownProgram('/opt/Ferry/ferry', { APPIMAGE: IMAGE })).toBe('/opt/Ferry/ferry');
  });
});
