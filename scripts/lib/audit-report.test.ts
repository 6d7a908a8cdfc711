import { expect, it } from 'vitest';
import { judgeAudit } from './audit-report.mjs';

const advisory = { source: 7, severity: 'high', name: 'bad', title: 'It is bad' };
const report = {
  vulnerabilities: {
    bad: { via: [advisory] },
    above: { via: ['bad'] },
    again: { via: [advisory] },
  },
};

it('an advisory is told once, with its number', () => {
  expect(judgeAudit(report).open).toEqual(['7, high: bad: It is bad']);
});

it('an advisory that is allowed is not told, and one that is gone is asked to leave the list', () => {
  const { open, unused } = judgeAudit(report, { 7: 'Not reached.', 8: 'Was mended.' });
  expect({ open, unused }).toEqual({ open: [], unused: ['8'] });
});

it('a registry that gives no answer is not taken for one without complaints', () => {
  expect(judgeAudit({ message: 'Method Not Allowed' }).isAnswer).toBe(false);
  expect(judgeAudit(null).isAnswer).toBe(false);
  expect(judgeAudit({ vulnerabilities: {} })).toEqual({ isAnswer: true, open: [], unused: [] });
});
