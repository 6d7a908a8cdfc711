import { expect, it } from 'vitest';
import { type DiagnosticFacts, diagnosticsText } from './diagnostics.ts';

const facts: DiagnosticFacts = {
  at: Date.UTC(2026, 10, 22, 8),
  version: '0.1.0',
  electron: '45.4.1',
  chromium: '150.0',
  node: '24.1.0',
  os: 'linux 6.1',
  arch: 'x64',
  locale: 'de',
  secretStore: false,
  isOnline: true,
  settings: { comparesCopies: true, keepsAddresses: false },
  states: ['running', 'completed', 'running'],
  droppedLines: 3,
  log: ['{"event":"started"}', '{"event":"state"}'],
};

it('says which program runs where, how its copies stand and what happened last', () => {
  expect(diagnosticsText(facts)).toBe(
    [
      'Ferry 0.1.0, 2026-11-22T08:00:00.000Z',
      'Electron 45.4.1, Chromium 150.0, Node 24.1.0',
      'System: linux 6.1, x64, language de',
      'Secret store: no; online: yes',
      'Settings: comparesCopies yes, keepsAddresses no',
      'Copies: running 2, completed 1',
      'Log, last 2 lines (3 dropped):',
      '{"event":"started"}',
      '{"event":"state"}',
      '',
    ].join('\n'),
  );
});

it('says so when there is nothing yet', () => {
  expect(diagnosticsText({ ...facts, states: [], log: [] })).toContain('\nCopies: none\n');
});

it('lets no secret through, wherever it comes from', () => {
  const log = ['{"url":"https://tenant.sharepoint.com/monitor/4A3407B5?tempauth=v1.abc"}'];
  const text = diagnosticsText({ ...facts, os: 'Bearer EwB4A8l6BAAU', log });
  expect(text).not.toMatch(/4A3407B5|tempauth|EwB4A8l6BAAU/u);
});
