import { expect, test } from 'vitest';
import { argumentsAfterFault, readAppOptions } from './app-options.ts';

test('no flags mean an ordinary start', () => {
  expect(readAppOptions(['electron', '.'])).toEqual({
    demoCopy: false,
    screenshot: null,
    demoDrive: null,
    testCloud: null,
    afterFault: false,
    hidden: false,
    forCommand: false,
  });
});

test('a run after a fault has the arguments of the one before, and knows why it is there', () => {
  const first = argumentsAfterFault(['/opt/ferry', '--demo-drive=http://127.0.0.1:4000']);
  expect(first).toEqual(['--demo-drive=http://127.0.0.1:4000', '--after-fault']);
  expect(argumentsAfterFault(['/opt/ferry', ...first])).toEqual(first);
  expect(readAppOptions(first).afterFault).toBe(true);
});

test('the demo copy and its picture are asked for by flags', () => {
  const options = readAppOptions(['electron', '.', '--demo-copy', '--screenshot=/tmp/a=b.png']);
  expect(options).toMatchObject({ demoCopy: true, screenshot: '/tmp/a=b.png' });
});

test('started at login it shows no window', () => {
  expect(readAppOptions(['ferry', '--hidden']).hidden).toBe(true);
});

test('a demo drive elsewhere than on loopback is ignored', () => {
  const driveOf = (url: string) => readAppOptions([`--demo-drive=${url}`]).demoDrive;
  expect(driveOf('http://127.0.0.1:4000/')).toBe('http://127.0.0.1:4000');
  for (const url of [
    'http://192.168.0.1:4000',
    'https://127.0.0.1:4000',
    'http://127.0.0.1.example.com',
    'http://localhost:4000',
    'nonsense',
  ]) {
    expect(driveOf(url)).toBeNull();
  }
});

test('a test cloud is on this machine, with a sign-in service over TLS', () => {
  const read = (login: string, graph: string) =>
    readAppOptions(['ferry', `--test-sign-in=${login}`, `--test-graph=${graph}`]).testCloud;
  const login = 'https://127.0.0.1:4001';
  const graph = 'http://127.0.0.1:4000';
  expect(read(login, graph)).toEqual({ login, graph });
  expect(read('http://127.0.0.1:4001', graph)).toBeNull();
  expect(read('https://login.example', graph)).toBeNull();
  expect(read(login, 'http://graph.example')).toBeNull();
  expect(readAppOptions(['ferry', `--test-sign-in=${login}`]).testCloud).toBeNull();
});
