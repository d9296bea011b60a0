import { afterEach, describe, expect, it, vi } from 'vitest';
import { complain, printJson, printLine, printText, progress, table } from '../../cli/output.js';

const HOSTILE = 'x.py\nall passed\u001b[2J\u009b1m\r';

function written(stream: NodeJS.WriteStream, print: () => void): string {
  const spy = vi.spyOn(stream, 'write').mockReturnValue(true);
  print();
  return spy.mock.calls.map(([text]) => String(text)).join('');
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what is printed', () => {
  it('is one line where a line was meant, and sends nothing that a terminal obeys', () => {
    expect(written(process.stdout, () => printLine(`not taken: ${HOSTILE}`))).toBe('not taken: x.py\\nall passed\\x1b[2J\\x9b1m\\r\n');
  });

  it('has a row for each row of a table, whatever its cells hold', () => {
    const text = written(process.stdout, () => printText(table(['test', 'status'], [[HOSTILE, 'failed']])));
    expect(text.split('\n')).toHaveLength(4);
    expect(text).toContain('x.py\\nall passed\\x1b[2J\\x9b1m\\r  failed\n');
  });

  it('sends nothing as progress or as an error either', () => {
    expect(written(process.stderr, () => progress(`the endpoint says ${HOSTILE}`))).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('is one line of progress, and sets the further lines of an error in', () => {
    expect(written(process.stderr, () => progress(HOSTILE)).split('\n')).toHaveLength(2);
    vi.restoreAllMocks();
    expect(written(process.stderr, () => complain(`ratchet: ${HOSTILE}`))).toBe('ratchet: x.py\n  all passed\\x1b[2J\\x9b1m\\r\n');
  });

  it('is JSON of the same meaning', () => {
    const text = written(process.stdout, () => printJson({ message: HOSTILE }));
    expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(JSON.parse(text)).toEqual({ message: HOSTILE });
  });
});
