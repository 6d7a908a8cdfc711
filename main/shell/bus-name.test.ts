import { expect, test } from 'vitest';
import { socketIn } from './bus-name.ts';

test('the way to the bus is read as sessions write it', () => {
  expect(socketIn('unix:path=/run/user/1000/bus')).toBe('/run/user/1000/bus');
  expect(socketIn('unix:guid=1f,path=/tmp/dbus%2dx,more=1')).toBe('/tmp/dbus-x');
  expect(socketIn('unix:abstract=/tmp/dbus-x,guid=1f')).toBe('\0/tmp/dbus-x');
  expect(socketIn('tcp:host=localhost,port=1;unix:path=/tmp/b')).toBe('/tmp/b');
  for (const none of ['', 'autolaunch:', 'tcp:host=localhost']) expect(socketIn(none)).toBeNull();
});
