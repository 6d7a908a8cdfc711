import { describe, expect, it } from 'vitest';
import { ALLOWED, judge } from './scan-report.mjs';

const PLANTED = new Map([['main/a.js', 9]]);

function report(
  ...results: readonly (readonly [id: string, file: string, line: number])[]
): unknown {
  const found = results.map(([ruleId, uri, startLine]) => ({
    ruleId,
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
  }));
  return { runs: [{ results: found }] };
}

describe('the report of a scan', () => {
  it('shows a file as read when the mistake planted in it is reported', () => {
    const { unread, findings } = judge(report(['PLANTED', 'main/a.js', 9]), PLANTED, 'PLANTED');
    expect({ unread, findings }).toEqual({ unread: [], findings: [] });
  });

  it('shows a file as not read when it is not, whatever else was found there', () => {
    expect(judge(report(['OTHER', 'main/a.js', 9]), PLANTED, 'PLANTED').unread).toEqual([
      'main/a.js',
    ]);
  });

  it('keeps a finding that nobody has allowed', () => {
    const seen = report(['PLANTED', 'main/a.js', 9], ['SANDBOX_JS_CHECK', 'main/a.js', 3]);
    expect(judge(seen, PLANTED, 'PLANTED').findings).toEqual([
      { id: 'SANDBOX_JS_CHECK', file: 'main/a.js', line: 3 },
    ]);
  });

  it('lets an allowed finding pass, in its own file only, and names allowances that nothing needs', () => {
    const [first] = ALLOWED;
    const { id, file } = first ?? { id: '', file: '' };
    const { findings, unused } = judge(report([id, file, 3], [id, 'main/a.js', 3]), PLANTED, 'P');
    expect(findings).toEqual([{ id, file: 'main/a.js', line: 3 }]);
    expect(unused).toHaveLength(ALLOWED.length - 1);
  });
});
