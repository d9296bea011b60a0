import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentAction } from '../../../domain/agent/action.js';
import { replaced } from '../../../domain/agent/apply-edit.js';
import { digestLines, digestOf } from '../../../domain/agent/digest.js';
import {
  excerptOf,
  foundMatches,
  MAX_OBSERVED_CHARACTERS,
  ranCommand,
  sameObserved,
  viewedFile,
} from '../../../domain/agent/observation.js';
import { patchedFiles, patchLine, withoutFiles } from '../../../domain/agent/patch-parts.js';
import { endOf, MAX_UNREADABLE, timesRepeated, type Trajectory, type Turn } from '../../../domain/agent/trajectory.js';
import { AGENT_SOLVER } from '../../../domain/strategy.js';

const ran = (output: string, exitCode = 0) =>
  ranCommand({ ended: 'exit', exitCode, output, outputBytes: Buffer.byteLength(output), wallMs: 5 });

const turn = (action: AgentAction | null, text = 'ok', spent: Partial<Turn['spent']> = {}): Turn => ({
  answer: 'said',
  unreadable: action === null ? 'nothing' : '',
  steps: action === null ? [] : [{ action, observation: { outcome: 'done', text } }],
  spent: { tokens: 10, costUsd: 0.01, wallMs: 1_000, ...spent },
});
const run = (command: string): AgentAction => ({ kind: 'run', command });
const work = (...turns: readonly Turn[]): Trajectory => ({ entered: { files: [], total: 0, readOnly: [], tests: null }, turns });

describe('an observation', () => {
  it('shows the beginning and the end of an output, and says how to see the rest', () => {
    const { text } = ran(Array.from({ length: 1_000 }, (_, index) => `line ${index + 1}`).join('\n'));
    expect(text).toContain('line 1\n');
    expect(text).toContain('line 1000');
    expect(text).toMatch(/… 840 lines left out; to see them send the output through `sed -n 65,904p` …/);
  });

  it('is bounded, whatever was printed, and sends nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.uint8Array({ maxLength: 60 }).map((bytes) => String.fromCharCode(...bytes)),
            fc.constantFrom('x'.repeat(9_000), '\u001b[31mred\u001b[0m', '50%\r100%', '\u0007'),
          ),
        ),
        (bits) => {
          const { text } = ran(bits.join('\n'));
          expect(text.length).toBeLessThan(MAX_OBSERVED_CHARACTERS + 1_000);
          // oxlint-disable-next-line no-control-regex -- that is what must not be there
          expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps every line of an output that fits', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { minLength: 1, maxLength: 60 }), (lines) => {
        expect(excerptOf(lines.join('\n'), () => 'LEFT')).toBe(lines.join('\n'));
      }),
    );
  });

  it.each([
    ['timeout', 'commands get no input'],
    ['memory', 'more memory'],
    ['output', 'more than is allowed'],
  ] as const)('of a command that was killed (%s) says for what', (ended, words) => {
    const seen = ranCommand({ ended, exitCode: 137, output: '', outputBytes: 0, wallMs: 9_000 });
    expect(seen).toMatchObject({ outcome: 'failed', text: expect.stringContaining(words) });
  });

  it('of a file numbers its lines, and names what to view next', () => {
    const text = Array.from({ length: 200 }, (_, index) => `l${index}`).join('\n');
    expect(viewedFile('a.py', text, 11, 5_000).text).toMatch(
      /^a\.py, lines 11 to 210 of 5000; to see more: view a\.py 211-410\n```\n11\tl0\n/,
    );
  });

  it('of a search is bounded, and says so', () => {
    const matches = Array.from({ length: 90 }, (_, line) => ({ path: 'a', line, text: 'x'.repeat(5_000) }));
    expect(foundMatches('x', matches, 90).text).toMatch(/\(\d+ more match; search below a folder/);
    expect(foundMatches('x', [], 0).text).toBe('nothing matches x');
  });

  it('is the same as another that differs in times, addresses and names that were drawn', () => {
    expect(sameObserved(ran('1 failed in 0.12s at 0x7f3a'), ran('1 failed in 3.40s at 0x11ff'))).toBe(true);
    expect(sameObserved(ran('failed'), ran('passed'))).toBe(false);
    expect(sameObserved(ran('same'), ran('same', 1))).toBe(false);
  });
});

const edit = (text: string, old: string, put: string) => replaced(text, 'a.py', [{ old, new: put }]);

describe('an edit', () => {
  it('is made where its text stands once', () => {
    expect(edit('a\nb\nc\n', 'b', 'B')).toEqual({ text: 'a\nB\nc\n' });
    expect(edit('a\r\nb\r\n', 'b', 'B\nC')).toEqual({ text: 'a\r\nB\r\nC\r\n' });
    expect(edit('a\nb\nc', 'b', '')).toEqual({ text: 'a\nc' });
  });
  it('is refused where it stands more than once or nowhere, and says where to look', () => {
    expect(edit('x\na\nx\n', 'x', 'y')).toEqual({ fault: expect.stringMatching(/more than once in a\.py \(its first line at 1, 3\)/) });
    expect(edit('x\na\n', 'x\nb', 'y')).toEqual({ fault: expect.stringMatching(/its first line does \(line 1\), what follows differs/) });
    expect(edit('a\n', 'q', 'y')).toEqual({ fault: expect.stringMatching(/does not stand in a\.py; view the lines/) });
  });
  it('makes all of its replacements or none', () => {
    const both = [
      { old: 'a', new: 'A' },
      { old: 'q', new: 'Q' },
    ];
    expect(replaced('a\nb\n', 'a.py', both)).toEqual({ fault: expect.stringMatching(/search text 2 of 2.*nothing was changed/) });
  });
});

const PATCH = [
  'diff --git a/src/a.py b/src/a.py\nindex 1..2 100644\n--- a/src/a.py\n+++ b/src/a.py\n@@ -1 +1,2 @@\n-old\n+new\n+more\n',
  'diff --git "a/t\\303\\244st/x y.py" "b/t\\303\\244st/x y.py"\n--- "a/t\\303\\244st/x y.py"\n+++ "b/t\\303\\244st/x y.py"\n@@ -1 +1 @@\n-a\n+b\n',
  'diff --git a/gone b/gone\ndeleted file mode 100644\n--- a/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n',
  'diff --git a/empty file b/empty file\nnew file mode 100644\nindex 0000000..e69de29\n',
];

describe('a patch', () => {
  it('names its files, whatever they are called', () => {
    expect(patchedFiles(PATCH.join('')).map(({ path }) => path)).toEqual(['src/a.py', 'täst/x y.py', 'gone', 'empty file']);
    expect(patchLine(PATCH.join(''))).toBe('src/a.py +2 -1; täst/x y.py +1 -1; gone +0 -1; empty file +0 -0');
  });
  it('can be had without some of them', () => {
    expect(withoutFiles(PATCH.join(''), (path) => path.startsWith('täst/'))).toEqual({
      patch: [PATCH[0], PATCH[2], PATCH[3]].join(''),
      left: ['täst/x y.py'],
    });
    expect(withoutFiles('', () => true)).toEqual({ patch: '', left: [] });
  });
});

describe('work', () => {
  const limits = { ...AGENT_SOLVER, turns: 10, tokens: 1_000, minutes: 1, costUsd: 1 };
  it('goes on until it is handed in, or a limit is reached', () => {
    expect(endOf(work(), limits)).toBeNull();
    expect(endOf(work(turn(run('ls'))), limits)).toBeNull();
    expect(endOf(work(turn({ kind: 'submit' })), limits)).toBe('submitted');
    expect(endOf(work(turn(run('ls'), 'ok', { tokens: 1_000 })), limits)).toBe('tokens');
    expect(endOf(work(turn(run('ls'), 'ok', { costUsd: 1 })), limits)).toBe('cost');
    expect(endOf(work(turn(run('ls'), 'ok', { costUsd: 1 })), { ...limits, costUsd: null })).toBeNull();
    expect(endOf(work(turn(run('ls'), 'ok', { wallMs: 60_000 })), limits)).toBe('time');
    expect(endOf(work(...Array.from({ length: 10 }, (_, index) => turn(run(`echo ${'x'.repeat(index)}`)))), limits)).toBe('turns');
    expect(endOf(work({ ...turn(null), answer: null, unreadable: '' }), limits)).toBe('missed');
  });
  it('ends where it only repeats itself, also in two steps', () => {
    const same = turn(run('pytest'), '1 failed in 0.1s');
    const again = turn(run('pytest'), '1 failed in 0.2s');
    expect(timesRepeated([same, again])).toBe(1);
    expect(endOf(work(same, again, same), limits)).toBeNull();
    expect(endOf(work(same, again, same, again), limits)).toBe('repeats');
    const other = turn(run('ls'));
    expect(endOf(work(same, other, same, other, same, other, same, other), limits)).toBe('repeats');
    expect(endOf(work(same, other, same, other, same, other), limits)).toBeNull();
  });
  it('ends where answer after answer holds no action', () => {
    expect(endOf(work(...Array.from({ length: MAX_UNREADABLE }, () => turn(null))), limits)).toBe('unreadable');
  });
  it('always ends', () => {
    const some = fc.constantFrom<Turn>(turn(run('a')), turn(run('b')), turn(null), turn({ kind: 'test' }));
    fc.assert(
      fc.property(fc.array(some, { minLength: 10, maxLength: 10 }), (turns) => {
        expect(endOf(work(...turns), limits)).not.toBeNull();
      }),
    );
  });
});

describe('the digest of a work', () => {
  it('tells what went wrong first, what was repeated, what was looked at and changed, and whether it was tested', () => {
    const failing = { outcome: 'failed' as const, text: 'exit code 1\n```\nValueError: no\n```' };
    const trajectory = work(
      { ...turn(run('pytest tests')), steps: [{ action: run('pytest tests'), observation: failing }] },
      { ...turn(run('pytest tests')), steps: [{ action: run('pytest tests'), observation: failing }] },
      turn({ kind: 'view', path: 'src/b.py', from: 1, to: 0 }),
      turn({ kind: 'edit', path: 'src/a.py', replacements: [{ old: 'a', new: 'b' }] }),
    );
    const patch = PATCH[0] ?? '';
    const lines = digestLines(digestOf(trajectory, 'turns', patch), patch, ['src/c.py']);
    expect(lines).toEqual([
      'worked 4 turns, and ended since its turns were spent; its patch: src/a.py +2 -1',
      'first thing that failed: run pytest tests: exit code 1 ⏎ ``` ⏎ ValueError: no ⏎ ```',
      'ran 2 times with the same outcome: pytest tests',
      'files looked at: src/b.py; files changed: src/a.py',
      'never looked at, though the right answer changes it: src/c.py',
      'the tests were run 2 times, but not after the last change',
    ]);
  });
});
