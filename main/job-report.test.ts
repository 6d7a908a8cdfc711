import { describe, expect, it } from 'vitest';
import type { JobView } from '../shared/job-view.ts';
import { messagesFor } from '../shared/messages/index.ts';
import { reportFileName, reportOn } from './job-report.ts';

const m = messagesFor('en');
const NOW = Date.UTC(2026, 10, 22, 9);

const base = {
  id: 'job-1',
  action: 'copy',
  name: 'Plans: 2026/27',
  kind: 'folder',
  from: '/Plans',
  to: '/Archive',
  onConflict: 'fail',
  batch: null,
  askedAt: Date.UTC(2026, 10, 22, 8),
} as const;
const ended = {
  ...base,
  state: 'completed',
  startedAt: base.askedAt,
  endedAt: Date.UTC(2026, 10, 22, 8, 30),
  resultName: null,
  canOpen: false,
  evidence: 'report',
} as const;

describe('the report as text', () => {
  it('says what was copied where, when, and how it ended', () => {
    const view: JobView = { ...ended, proof: { state: 'same', items: 12, bytes: 2048 } };
    const text = reportOn(view, 'text', m, NOW);
    expect(text).toContain('/Plans → /Archive');
    expect(text).toContain('2026-11-22T08:00:00.000Z – 2026-11-22T08:30:00.000Z');
    expect(text).toContain('Verified: 12 items');
  });

  it('lists what differs, and says how much it leaves out', () => {
    const differences = [{ path: 'a/b.txt', what: 'missing' }] as const;
    const proof = { state: 'differs', items: 12, differences, differing: 5 } as const;
    const text = reportOn({ ...ended, proof }, 'text', m, NOW);
    expect(text).toContain('- a/b.txt: missing');
    expect(text).toContain('and 4 more');
  });

  it('names the items that failed, and ends with what the service said', () => {
    const detail = { code: 'malwareDetected', rawCode: 'malwareDetected', message: null } as const;
    const problem = {
      code: 'malwareDetected',
      rawCode: 'malwareDetected',
      message: null,
      details: [{ ...detail, target: '01A', name: 'bad.exe' }],
      raw: '{"status":"failed"}',
    } as const;
    const view: JobView = {
      ...base,
      state: 'failed',
      endedAt: NOW,
      problem,
      canUploadByApp: false,
      canSkipItems: false,
    };
    const text = reportOn(view, 'text', m, NOW);
    expect(text).toContain('- bad.exe: OneDrive found harmful software in it');
    expect(text.trimEnd().endsWith('{"status":"failed"}')).toBe(true);
  });
});

it('is JSON for programs, with all that the window knows', () => {
  const view: JobView = { ...ended, proof: null };
  expect(JSON.parse(reportOn(view, 'json', m, NOW))).toEqual({ reportedAt: NOW, ...view });
});

it('gets a file name that every system takes', () => {
  expect(reportFileName({ ...ended, proof: null })).toBe('Plans_ 2026_27.txt');
});
