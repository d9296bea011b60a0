import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isCall, isRun, type StdioCase, type Task } from '../../domain/task.js';
import { type LoadedSuite, loadSuite } from '../../suites/load.js';
import { DataSet } from '../../suites/source/data-set.js';
import { packedText } from '../../suites/source/packed-text.js';
import { CONTEST, LEETCODE, METHOD_ROW, packed, pickled, STDIN_ROW } from './tiny-programs.js';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ratchet-programs-'));
});
afterEach(async () => rm(home, { recursive: true }));

async function load(format: string, rows: readonly unknown[], language?: Task['language']): Promise<LoadedSuite> {
  const path = join(home, 'rows.jsonl');
  await writeFile(path, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  return loadSuite(`${format}:${path}`, { seed: 1, ...(language === undefined ? {} : { language }) });
}

function runs(task: Task | undefined, side: 'visible' | 'hidden'): readonly StdioCase[] {
  const checks = task?.[side];
  return checks?.trust === 'split' ? checks.cases.filter(isRun) : [];
}

describe('codecontests', () => {
  it('makes programs of rows, with what the set shows as visible cases', async () => {
    const { tasks, leftOut } = await load('codecontests', [CONTEST]);
    expect(leftOut).toEqual([]);
    const [task] = tasks;
    expect(task).toMatchObject({
      id: 'codecontests-9001-a-ferries-and-cars',
      family: 'codecontests-9001-a-ferries-and-cars',
      language: 'python',
      kind: 'implement',
      files: { 'main.py': '' },
      editable: ['main.py'],
      reference: { 'main.py': 'n, k = map(int, input().split())\nprint(-(-n // k))\n' },
      limits: { cpuMs: 7_000, wallMs: 28_000, memoryMb: 1_024 },
    });
    expect(runs(task, 'visible')).toEqual([{ id: 'shown-1', stdin: '5 2\n', stdout: '3\n', checker: { kind: 'tokens' } }]);
    expect(
      runs(task, 'hidden')
        .map(({ stdin }) => stdin)
        .toSorted(),
    ).toEqual(['0 7\n', '1 9\n', '4 2\n']);
    expect(task?.prompt).toContain('Write the whole program in `main.py`');
  });

  it('has it in Java where that is asked for, in a class Main', async () => {
    const [task] = (await load('codecontests', [CONTEST], 'java')).tasks;
    expect(task?.reference['Main.java']).toContain('public class Main {\n  Main next;');
  });

  it('reads tests and solutions as rows, too, and a time in seconds', async () => {
    const row = {
      ...CONTEST,
      public_tests: [{ input: '5 2\n', output: '3\n' }],
      solutions: [{ language: 'PYTHON3', solution: 'print(1)' }],
      time_limit: 0.5,
    };
    const [task] = (await load('codecontests', [row])).tasks;
    expect(task?.limits.cpuMs).toBe(2_000);
    expect(task?.reference).toEqual({ 'main.py': 'print(1)\n' });
  });

  it('compares numbers as near as the statement asks for', async () => {
    const row = {
      ...CONTEST,
      description: 'Print the mean. An absolute or relative error of 10^{-4} is fine.',
      public_tests: { input: ['1'], output: ['0.5'] },
    };
    expect(runs((await load('codecontests', [row])).tasks[0], 'visible')[0]?.checker).toEqual({ kind: 'floats', tolerance: 1e-4 });
  });

  it('splits what a set shows where it keeps nothing back', async () => {
    const row = { ...CONTEST, public_tests: CONTEST.private_tests, private_tests: null, generated_tests: null };
    const [task] = (await load('codecontests', [row])).tasks;
    expect([runs(task, 'visible').length, runs(task, 'hidden').length]).toEqual([2, 1]);
  });

  it('holds no more than a task can', async () => {
    const large = Array.from({ length: 300 }, (_, index) => `${index} ${'1 '.repeat(20_000)}`);
    const row = { ...CONTEST, generated_tests: { input: [...large, 'x'.repeat(100_000)], output: [...large.map(() => '1'), '1'] } };
    const hidden = runs((await load('codecontests', [row])).tasks[0], 'hidden');
    expect(hidden.length).toBeLessThanOrEqual(40);
    expect(hidden.reduce((sum, { stdin }) => sum + stdin.length, 0)).toBeLessThanOrEqual(512 * 1_024);
  });

  it.each([
    ['in C++ alone', { solutions: { language: [2], solution: ['int main() {}'] } }, 'has no right program in Python 3 or Java'],
    ['that reads files', { input_file: 'in.txt' }, 'reads or writes files of its own'],
    ['with many right answers', { description: 'Find a way. If there are multiple answers, print any of them.' }, 'has many right answers'],
    ['without tests', { public_tests: null, private_tests: null, generated_tests: null }, 'has no tests'],
    ['without a description', { description: '' }, 'rows.jsonl:2'],
    ['with tests that are none', { public_tests: 7 }, 'rows.jsonl:2: public_tests'],
  ])('leaves out a row %s, with its reason', async (_, changes, reason) => {
    const { tasks, leftOut } = await load('codecontests', [CONTEST, { ...CONTEST, name: 'other', ...changes }]);
    expect(tasks).toHaveLength(1);
    expect(leftOut).toEqual([expect.objectContaining({ task: 'codecontests-other', reason: expect.stringContaining(reason) })]);
  });

  it('says of what is not read what to do', async () => {
    await writeFile(join(home, 'code_contests_test.riegeli'), 'x');
    await expect(loadSuite(`codecontests:${home}`, { seed: 1 })).rejects.toThrow('is Riegeli, which is not read');
  });

  it('reads rows of parquet as those of JSON', async () => {
    const { tasks } = await load('codecontests', [CONTEST]);
    const folder = join(home, 'parquet');
    await mkdir(folder);
    await writeFile(join(folder, 'test-00000-of-00001.parquet'), parquetOf([CONTEST]));
    expect((await loadSuite(`codecontests:${folder}`, { seed: 1 })).tasks).toEqual(tasks);
  });

  it('leaves out a file of parquet that is none, by name, and reads the others', async () => {
    await writeFile(join(home, 'a.parquet'), parquetOf([CONTEST]));
    await writeFile(join(home, 'b.parquet'), 'PAR1');
    const { tasks, leftOut } = await loadSuite(`codecontests:${home}`, { seed: 1 });
    expect(tasks).toHaveLength(1);
    expect(leftOut).toEqual([
      expect.objectContaining({ task: join(home, 'b.parquet'), reason: expect.stringContaining('cannot be read as parquet') }),
    ]);
  });

  it('says of a file of parquet that is cut off, or none, that it is', async () => {
    const whole = parquetOf([CONTEST]);
    const magic = Buffer.from('PAR1');
    const cut = (length: number, end = Buffer.alloc(0)): Buffer => Buffer.concat([Buffer.from(whole).subarray(0, length), end]);
    const files = [
      cut(0),
      cut(4),
      cut(whole.length - 1),
      cut(whole.length >> 1),
      cut(whole.length >> 1, Buffer.concat([Buffer.alloc(4), magic])),
      cut(12, Buffer.concat([Buffer.from([2, 0, 0, 0]), magic])),
      Buffer.alloc(100, 'x'),
    ];
    for (const [index, bytes] of files.entries()) {
      await writeFile(join(home, 'cut.parquet'), bytes);
      const reading = loadSuite(`codecontests:${join(home, 'cut.parquet')}`, { seed: 1 });
      await expect(reading, `file ${index}`).rejects.toThrow('cannot be read as parquet: it is cut off, or no parquet file');
    }
  });

  it('reads whole numbers, moments and bytes of parquet as JSON would have had them', async () => {
    const columns: ColumnSource[] = [
      { name: 'small', data: [7n], type: 'INT64' },
      { name: 'large', data: [2n ** 60n], type: 'INT64' },
      { name: 'when', data: [new Date('2026-01-02T03:04:05Z')], type: 'TIMESTAMP' },
      { name: 'nothing', data: [null], type: 'STRING', nullable: true },
    ];
    await writeFile(join(home, 'a.parquet'), Buffer.from(parquetWriteBuffer({ columnData: columns })));
    const rows: unknown[] = [];
    for await (const row of (await DataSet.at(home)).rows('a.parquet')) rows.push(row);
    expect(rows).toEqual([{ small: 7, large: '1152921504606846976', when: '2026-01-02T03:04:05.000Z', nothing: null }]);
  });
});

/** Texts as they are, all else in columns of JSON. */
function parquetOf(rows: readonly Readonly<Record<string, unknown>>[]): Buffer {
  const columnData = Object.keys(rows[0] ?? {}).map((name): ColumnSource => {
    const data = rows.map((row) => row[name]);
    return { name, data, type: data.every((each) => typeof each === 'string') ? 'STRING' : 'JSON' };
  });
  return Buffer.from(parquetWriteBuffer({ columnData }));
}

const PACKED_PROTOCOLS = [2, 4];

describe('packed text', () => {
  it('is what was packed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...PACKED_PROTOCOLS), (text, protocol) => {
        expect(packedText(packed(pickled(text, protocol)))).toEqual({ text });
      }),
    );
  });

  it.each([
    ['a call', Buffer.from("cos\nsystem\n(S'true'\ntR."), 'with the instruction 0x63: only plain text is read, and nothing is run'],
    ['a list', Buffer.from([0x80, 4, 0x5d, 0x2e]), 'with the instruction 0x5d'],
    ['two texts', Buffer.concat([pickled('a', 2).subarray(0, -1), pickled('b', 2).subarray(2)]), 'is no pickle of one text'],
    ['what breaks off', pickled('text', 4).subarray(0, -3), 'breaks off'],
    ['a length beyond the end', Buffer.from([0x80, 4, 0x58, 255, 255, 255, 127, 0x2e]), 'breaks off'],
    ['nothing', Buffer.alloc(0), 'breaks off'],
  ])('is refused where it is %s', (_, bytes, reason) => {
    expect(packedText(packed(bytes))).toEqual({ refused: expect.stringContaining(reason) });
  });

  it('is refused where it is no base64, no zlib, or unpacks to more than a set may hold', () => {
    expect(packedText('{"a": 1}')).toEqual({ refused: 'is no base64' });
    expect(packedText(`A${' '.repeat(1_000_000)}!`)).toEqual({ refused: 'is no base64' });
    expect(packedText(Buffer.from('plain').toString('base64'))).toEqual({ refused: expect.stringContaining('is no data of zlib') });
    expect(packedText(packed(Buffer.alloc(65 * 1_024 * 1_024)))).toEqual({ refused: 'unpacks to more than 64 MB' });
  });

  it('never fails otherwise, whatever it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, text) => {
        for (const given of [packed(Buffer.from(bytes)), text]) expect(Object.keys(packedText(given))).toHaveLength(1);
      }),
    );
  });
});

describe('livecodebench', () => {
  it('makes programs of rows, with tests that are packed', async () => {
    const { tasks, leftOut } = await load('livecodebench', [STDIN_ROW]);
    expect(leftOut).toEqual([]);
    expect(tasks[0]).toMatchObject({ id: 'livecodebench-abc900-a', files: { 'main.py': '' }, reference: {} });
    expect(runs(tasks[0], 'visible').map(({ stdin, stdout }) => [stdin, stdout])).toEqual([['2\n', '4\n']]);
    expect(runs(tasks[0], 'hidden').map(({ stdin, stdout }) => [stdin, stdout])).toEqual([['5\n', '10\n']]);
  });

  it('makes them in another language where that is asked for, and no methods', async () => {
    const { tasks } = await load('livecodebench', [STDIN_ROW, METHOD_ROW], 'rust');
    expect(tasks.map(({ editable, language }) => [editable, language])).toEqual([[['src/main.rs'], 'rust']]);
  });

  it('makes calls of methods on a new object', async () => {
    const [task] = (await load('livecodebench', [METHOD_ROW])).tasks;
    expect(task?.files['solution.py']).toContain(
      'from typing import *\n\n\nclass Solution:\n    def longest(self, words: List[str], factor: int) -> int:\n        raise NotImplementedError\n',
    );
    expect(task?.visible).toEqual({
      trust: 'split',
      cases: [
        {
          id: 'shown-1',
          steps: [{ keep: 'solution', call: { fn: 'solution:Solution', args: [] } }],
          call: { fn: 'longest', on: 'solution', args: [['a', 'bcd'], 2] },
          expect: { returns: 6 },
          compare: { kind: 'equal' },
        },
      ],
    });
    expect(task?.hidden.trust === 'split' ? task.hidden.cases.map(({ id }) => id) : []).toEqual(['kept-1']);
  });

  it.each([
    ['with tests that are no pickle of text', { private_test_cases: packed(Buffer.from('cos\nsystem\n.')) }, 'nothing is run'],
    ['with broken tests', { public_test_cases: '[{"input": 1}]' }, 'public_test_cases'],
    ['without an id', { question_id: undefined }, 'question_id'],
    ['of a method that nothing names', { ...METHOD_ROW, question_id: 'x', metadata: '{}' }, 'func_name'],
  ])('leaves out a row %s', async (_, changes, reason) => {
    const { tasks, leftOut } = await load('livecodebench', [STDIN_ROW, { ...STDIN_ROW, question_id: 'other', ...changes }, '{']);
    expect(tasks).toHaveLength(1);
    expect(leftOut.map((each) => each.reason)).toEqual([expect.stringContaining(reason), expect.stringContaining('rows.jsonl:3')]);
  });
});

describe('leetcode', () => {
  it('makes calls of methods on a new object', async () => {
    const { tasks, leftOut } = await load('leetcode', [LEETCODE]);
    expect(leftOut).toEqual([]);
    const [task] = tasks;
    expect(task).toMatchObject({ id: 'leetcode-doubled-number', language: 'python', kind: 'implement', editable: ['solution.py'] });
    expect(task?.reference['solution.py']).toBe(`import math\nfrom typing import *\n\n\n${LEETCODE.completion}\n`);
    const cases = [task?.visible, task?.hidden].flatMap((side) => (side?.trust === 'split' ? side.cases.filter(isCall) : []));
    expect(cases).toHaveLength(3);
    expect(cases.map(({ call }) => [call.fn, call.on, call.kwargs])).toContainEqual(['doubled', 'solution', { n: 2 }]);
  });

  it('judges what is no call with constants in-process', async () => {
    const test =
      'def check(candidate):\n    assert sorted(candidate(n = 2).bit_length() for _ in range(2)) == [3, 3]\n    assert candidate(n = 1) == 2\n';
    const [task] = (await load('leetcode', [{ ...LEETCODE, test }])).tasks;
    const files = task?.visible.trust === 'in-process' ? Object.values(task.visible.tests.files) : [];
    expect(files.join('')).toContain('candidate = Solution().doubled');
  });

  it.each([
    ['of a class that is designed', { entry_point: 'Stack' }, 'is no method of Solution()'],
    ['without a right answer', { completion: '' }, 'completion'],
  ])('leaves out a row %s', async (_, changes, reason) => {
    const { tasks, leftOut } = await load('leetcode', [LEETCODE, { ...LEETCODE, task_id: 'other', ...changes }]);
    expect(tasks).toHaveLength(1);
    expect(leftOut[0]?.reason).toContain(reason);
  });
});

describe('a file of lines that is larger than a text may be', () => {
  it('is read line by line, and a line that is no text is left out', async () => {
    const rows = [JSON.stringify(LEETCODE), 'x'.repeat(66 * 1_024 * 1_024), JSON.stringify({ ...LEETCODE, task_id: 'last' })];
    const { tasks, leftOut } = await load('leetcode', rows);
    expect(tasks.map(({ id }) => id)).toEqual(['leetcode-doubled-number', 'leetcode-last']);
    expect(leftOut).toEqual([expect.objectContaining({ reason: expect.stringContaining('is no text in UTF-8, or longer than') })]);
  });
});
