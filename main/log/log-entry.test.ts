import { describe, expect, it } from 'vitest';
import { type Fault, faultOf, lineOf, shortId } from './log-entry.ts';

const AT = Date.UTC(2026, 10, 22, 8);
const SECRET_URL = 'https://tenant.sharepoint.com/monitor/4A3407B5?tempauth=v1.abc';

function parsed(line: string): unknown {
  return JSON.parse(line);
}

describe('a line', () => {
  it('is one JSON object with time, level, area, event and fields', () => {
    const line = lineOf(AT, 'host.answered', { question: 'ask', host: 'graph.test', status: 202 });
    expect(line).not.toContain('\n');
    expect(parsed(line)).toEqual({
      at: '2026-11-22T08:00:00.000Z',
      level: 'info',
      area: 'host',
      event: 'answered',
      question: 'ask',
      host: 'graph.test',
      status: 202,
    });
  });

  it.each([
    SECRET_URL,
    'a/b',
    '?tempauth=1',
    'me@example.com',
    'C:\\Users\\me\\Plans.docx',
    'two\nlines',
    'x'.repeat(121),
  ])('withholds a text that is more than a word: %s', (text) => {
    const line = lineOf(AT, 'process.gone', { kind: text, reason: 'crashed', exitCode: 5 });
    expect(parsed(line)).toMatchObject({ kind: '(withheld)', reason: 'crashed' });
    expect(line).not.toContain('4A3407B5');
  });

  it('lets no token through that looks like a word', () => {
    const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.c2ln';
    const line = lineOf(AT, 'process.gone', { kind: token, reason: 'crashed', exitCode: 5 });
    expect(parsed(line)).toMatchObject({ kind: '[secret]' });
  });
});

describe('an exception', () => {
  function failing(): Fault {
    const error = new TypeError(`cannot ask ${SECRET_URL}`);
    return faultOf(error);
  }

  it('is known by its kind and its place, never by its message', () => {
    const fault = failing();
    expect(fault.error).toBe('TypeError');
    expect(fault.where[0]).toMatch(/^failing log-entry\.test\.ts:\d+:\d+$/u);
    expect(fault.where.length).toBeLessThanOrEqual(8);
    expect(JSON.stringify(fault)).not.toContain('4A3407B5');
    const line = lineOf(AT, 'app.fault', fault);
    expect(line).toContain('failing log-entry.test.ts');
    expect(line).not.toContain('withheld');
  });

  it('tells its code, and nothing of a message of several lines', () => {
    const message = 'first\n    at https://tenant.sharepoint.com/monitor/4A3407B5:1:2';
    const fault = faultOf(Object.assign(new Error(message), { code: 'ENOSPC' }));
    expect(fault.code).toBe('ENOSPC');
    expect(fault.where.length).toBeGreaterThan(0);
    expect(lineOf(AT, 'app.fault', fault)).not.toContain('4A3407B5');
  });

  it('tells private methods too', () => {
    class Thing {
      fail(): Fault {
        return this.#fail();
      }

      #fail(): Fault {
        return faultOf(new Error('inside'));
      }
    }
    const line = lineOf(AT, 'app.bug', new Thing().fail());
    expect(line).toContain('#fail log-entry.test.ts');
    expect(line).not.toContain('withheld');
  });

  it('may be anything that can be thrown', () => {
    expect(faultOf(SECRET_URL)).toEqual({ error: 'string', code: null, where: [] });
    expect(faultOf(null)).toEqual({ error: 'object', code: null, where: [] });
    const bare = new Error('no stack');
    delete bare.stack;
    expect(faultOf(bare).where).toEqual([]);
  });
});

it('shows of a job’s id just enough to tell it from others', () => {
  expect(shortId('4a3407b5-1111-2222-3333-444455556666')).toBe('4a3407b5');
});
