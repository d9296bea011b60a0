import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranCommand } from '../../../domain/agent/observation.js';
import { steadyLine } from '../../../domain/agent/steady-output.js';

const seen = (output: string): string => ranCommand({ ended: 'exit', exitCode: 0, output, outputBytes: output.length, wallMs: 1 }).text;

describe('what an agent sees of a run', () => {
  it.each([
    ['node:test', '  duration_ms: 3.4531', '  duration_ms: 1.2'],
    ['node:test, its sum', '# duration_ms 104.22', '# duration_ms 98.5'],
    ['tap', 'ok 1 - adds # time=12.5ms', 'ok 1 - adds # time=3ms'],
    ['pytest', '======= 1 failed, 3 passed in 0.03s =======', '======= 1 failed, 3 passed in 61.20s (0:01:01) ======='],
    ['unittest', 'Ran 3 tests in 0.001s', 'Ran 3 tests in 0.012s'],
    ['cargo', 'test result: ok. 3 passed; 0 failed; finished in 0.00s', 'test result: ok. 3 passed; 0 failed; finished in 0.12s'],
    ['jest', '    ✓ adds (5 ms)', '    ✓ adds (12 ms)'],
    ['jest, its sum', 'Time:        1.234 s', 'Time:        0.9 s, estimated 1 s'],
    ['mocha', '  2 passing (12ms)', '  2 passing (1s)'],
    ['node, spec', '✔ adds (0.5ms)', '✔ adds (11.25ms)'],
    ['Maven', '[INFO] Tests run: 3, Time elapsed: 0.05 s - in A', '[INFO] Tests run: 3, Time elapsed: 1.5 s - in A'],
    ['an object of Python', '<calc.Sum object at 0x7f3a10b2c4d0>', '<calc.Sum object at 0x7fe0aa01d110>'],
  ])('is the same each time: %s', (_runner, one, other) => {
    expect(seen(one)).toBe(seen(other));
  });

  it.each([
    'slept for 0.03s',
    'took 12 ms',
    'crc 0xdeadbeef',
    'moved in 3 steps',
    'waits (5 s)',
    'assert total(3) == 12.5',
    'real\t0m0.003s',
  ])('keeps what a program says: %s', (line) => expect(seen(line)).toContain(line));

  it('keeps every line, and makes nothing of it that changes again', () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        expect(steadyLine(steadyLine(line))).toBe(steadyLine(line));
      }),
    );
  });
});
