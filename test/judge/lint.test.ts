import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import type { Files, Language } from '../../domain/task.js';
import type { Diagnostic } from '../../domain/verdict.js';
import { NOTHING_USED, type Box, type BoxBackend, type BoxEnd } from '../../judge/box.js';
import { HostTools } from '../../judge/host-tools.js';
import { openSandbox } from '../../judge/index.js';
import type { OpenSandbox } from '../../judge/judge.js';
import { findingOf, lint } from '../../judge/linters/lint.js';
import { linterFor } from '../../judge/linters/linters.js';
import { BoxPool } from '../../judge/pool.js';
import type { ToolHost } from '../../judge/tool-host.js';
import { anyText } from '../support/any-text.js';

const cache = join(tmpdir(), 'ratchet-test-sandbox');
const never = new AbortController().signal;
const tools = new HostTools(cache, () => {});

/** The finders prepare what is missing, and say null where this machine has nothing to do that with. */
const isThere = new Map(
  await Promise.all(
    (['python', 'javascript', 'typescript', 'java', 'rust'] as const).map(
      async (language) => [language, (await linterFor(language, tools)) !== null] as const,
    ),
  ),
);

const isAbsent = (language: Language): boolean => isThere.get(language) !== true;
const unless = (language: Language): string =>
  isAbsent(language) ? ` (SKIPPED: this machine has no linter of ${language}, nor what installs one)` : '';

const CLIPPED = 'pub fn none(items: &Vec<i32>) -> bool {\n    return items.len() == 0;\n}\n';

/** language → what it is given, and what it must find in a file, by line */
const FOUND: readonly (readonly [Language, string, Files, readonly (readonly [path: string, line: number, message: string])[]])[] = [
  [
    'python',
    'in Python',
    { 'pkg/a b.py': 'import os\ndef f(x):\n    if x == None:\n        return 1\n', "it's.py": 'x = 1\n' },
    [
      ['pkg/a b.py', 1, 'F401'],
      ['pkg/a b.py', 3, 'E711'],
    ],
  ],
  [
    'javascript',
    'in JavaScript',
    { 'a.js': 'function f(x) {\n  if (x === NaN) return 1;\n  return x;\n}\nmodule.exports = { f };\n' },
    [['a.js', 2, 'use-isnan']],
  ],
  [
    'typescript',
    'in TypeScript',
    { 'a.ts': 'export function f(x: number): number {\n  if (x === NaN) return 1;\n  return x;\n}\n' },
    [['a.ts', 2, 'use-isnan']],
  ],
  [
    'java',
    'in Java',
    {
      'src/main/java/a b/F.java':
        'import java.util.*;\n\n/** Is one. */\npublic class F {\n  /** Is one. */\n  public int once(int x) {\n    if (x == 1) return 1;\n    return x;\n  }\n}\n',
    },
    [
      ['src/main/java/a b/F.java', 1, 'AvoidStarImport'],
      ['src/main/java/a b/F.java', 7, 'NeedBraces'],
    ],
  ],
  [
    'rust',
    'in Rust',
    { 'a b.rs': CLIPPED },
    [
      ['a b.rs', 1, '`&Vec`'],
      ['a b.rs', 2, 'return'],
      ['a b.rs', 2, 'is_empty'],
    ],
  ],
  [
    'rust',
    'in a crate, read from its root',
    {
      'src/lib.rs': 'pub mod other;\npub fn two() -> i32 {\n    crate::other::one() + 1\n}\n',
      'src/other.rs': 'pub fn one() -> i32 {\n    return 1;\n}\n',
    },
    [['src/other.rs', 2, 'return']],
  ],
  [
    'rust',
    'in what uses a crate that tasks may use',
    { 'lib.rs': 'pub fn any() -> u8 {\n    return rand::random();\n}\n' },
    [['lib.rs', 2, 'return']],
  ],
];

/** Each is told to be silent in every way that its language has. */
const SILENCED: readonly (readonly [Language, Files, readonly number[]])[] = [
  ['python', { 'a.py': '# ruff: noqa\nimport os  # noqa\nimport re  # noqa: F401\n' }, [2, 3]],
  [
    'javascript',
    {
      'a.js':
        '/* eslint-disable */ /* oxlint-disable */\nfunction f(x) {\n  // eslint-disable-next-line use-isnan\n  if (x === NaN) return 1;\n  return x === NaN; // oxlint-disable-line\n}\nmodule.exports = { f };\n',
    },
    [4, 5],
  ],
  [
    'java',
    {
      'F.java':
        '/** Is one. */\npublic class F {\n  // CHECKSTYLE.OFF: NeedBraces\n  /** Is one. */\n  @SuppressWarnings("all")\n  public int once(int x) {\n    if (x == 1) return 1; // CHECKSTYLE.SUPPRESS: NeedBraces\n    return x;\n  }\n}\n',
    },
    [7],
  ],
  [
    'rust',
    {
      'src/lib.rs':
        '#![allow(clippy::all, warnings)]\n#[allow(clippy::needless_return)]\npub fn one() -> i32 {\n    return 1;\n}\n#[cfg_attr(all(), expect(clippy::needless_return))]\n#[cfg(not(clippy))]\npub fn two() -> i32 {\n    return Some(2).expect("allow(it)");\n}\n',
    },
    [4, 9],
  ],
];

describe('a linter in a box', () => {
  let sandbox: OpenSandbox;
  const lintOf = (language: Language, files: Files, paths = Object.keys(files)): Promise<readonly Diagnostic[] | null> =>
    sandbox.lint({ language, files, paths }, never);
  beforeAll(async () => {
    sandbox = await openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} });
  });
  afterAll(() => sandbox.close());

  for (const [language, where, files, wanted] of FOUND) {
    it.skipIf(isAbsent(language))(`finds what is wrong ${where}${unless(language)}`, async () => {
      const findings = await lintOf(language, files);
      for (const [path, line, message] of wanted)
        expect(findings).toContainEqual({ path, line, message: expect.stringContaining(message) });
    });
  }

  for (const [language, files, lines] of SILENCED) {
    it.skipIf(isAbsent(language))(`finds it where a program of ${language} tells it not to${unless(language)}`, async () => {
      const found = (await lintOf(language, files))?.map(({ line }) => line);
      expect(found).toEqual(expect.arrayContaining([...lines]));
    });
  }

  it.skipIf(isAbsent('python'))(`reads sources alone${unless('python')}`, async () => {
    const files = { 'notes.md': 'an essay', 'a.py': 'import os\n' };
    expect(await lintOf('python', files, ['notes.md'])).toEqual([]);
    expect(await lintOf('python', files, ['notes.md', 'a.py'])).toHaveLength(1);
  });

  it.skipIf(isAbsent('rust'))(`tells of no other file than it was asked about${unless('rust')}`, async () => {
    expect(await lintOf('rust', { 'src/lib.rs': `mod other;\n${CLIPPED}`, 'src/other.rs': CLIPPED }, ['src/other.rs'])).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ path: 'src/lib.rs' })]),
    );
  });

  it.skipIf(isAbsent('java'))(`says nothing of what it could not read to the end${unless('java')}`, async () => {
    expect(await lintOf('java', { 'F.java': 'class F { int f( }' })).toBeNull();
  });
});

describe('a linter that is not to be had', () => {
  it('is none: it cannot be installed, or nobody knows one', async () => {
    let tried = 0;
    const install = (): Promise<never> => {
      tried += 1;
      return Promise.reject(new RatchetFailure('sandbox-unavailable', 'pip failed: no network'));
    };
    const none: ToolHost = {
      find: ([name]) => Promise.resolve(name === 'python3' ? { path: '/usr/bin/python3', version: '' } : null),
      prepare: install,
    };
    expect(await linterFor('python', none)).toBeNull();
    expect(await linterFor('java', none)).toBeNull();
    expect(await linterFor('rust', none)).toBeNull();
    expect(tried).toBe(1);
    await expect(linterFor('python', { ...none, prepare: () => Promise.reject(new TypeError('a bug')) })).rejects.toThrow('a bug');
  });
});

describe('a line of its output', () => {
  it('is a finding or nothing', () => {
    expect(findingOf('a.py:3:5: F401 `os` imported but unused')).toEqual({
      path: 'a.py',
      line: 3,
      message: 'F401 `os` imported but unused',
    });
    expect(findingOf('[WARN] /job/A.java:7: too long [LineLength]')).toEqual({ path: 'A.java', line: 7, message: 'too long [LineLength]' });
    expect(findingOf('Found 3 errors.')).toBeNull();
  });

  it('is never more than a place and a short message, whatever it says', () => {
    const word = fc.oneof(
      fc.constantFrom('a.py', '/job/a.py', './a.py', ':', ': ', '1', '7:', '999999999999', '[WARN] ', '\u0000', '\uD800', '-'),
      anyText({ maxLength: 40 }),
      anyText({ maxLength: 3_000 }),
    );
    const lines = fc.array(word, { maxLength: 12 }).map((words) => words.join(''));
    fc.assert(
      fc.property(lines, (line) => {
        const finding = findingOf(line);
        if (finding === null) return;
        expect(finding.message.length).toBeLessThanOrEqual(500);
        expect(finding.path).toMatch(/^[^:\n]{1,1024}$/);
        expect(Number.isSafeInteger(finding.line)).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(findingOf(`a:1: ${'x'.repeat(1_999)}`)?.message).toHaveLength(500);
  });
});

/** A box whose linter answers these bytes, in these pieces, and ends so. */
function answering(pieces: readonly Buffer[], exitCode: number): BoxBackend {
  const start = (): Promise<Box> => {
    const [input, records] = [new PassThrough(), new PassThrough()];
    records.write('{"waiting":true}\n');
    const ended = once(input, 'data').then((): BoxEnd => {
      for (const piece of pieces) records.write(piece);
      records.end();
      return { exitCode, fromOutside: false };
    });
    return Promise.resolve({
      input,
      records,
      logs: [],
      ended,
      isAlive: true,
      usage: () => NOTHING_USED,
      place: () => Promise.resolve(),
      hold: () => undefined,
      destroy: () => Promise.resolve(),
    });
  };
  return { name: 'bubblewrap', version: '', start, guarantees: () => [], close: () => Promise.resolve() };
}

function heardFrom(text: Buffer, cuts: readonly number[], exitCode: number): Promise<readonly Diagnostic[] | null> {
  const pieces: Buffer[] = [];
  for (let at = 0, cut = 0; at < text.length; cut += 1) {
    const length = cuts[cut % cuts.length] ?? 1;
    pieces.push(text.subarray(at, at + length));
    at += length;
  }
  const program = { name: 'lint', command: [], env: {}, folders: [], job: true };
  return lint(new BoxPool(answering(pieces, exitCode), 0), program, {}, ['a.py', 'b.py'], never);
}

describe('the output of a linter', () => {
  const line = fc.oneof(
    fc.constantFrom('a.py:1:1: one', 'b.py:2: two', '/etc/passwd:1:1: three', '{"waiting":true}', 'a.py:x', ''),
    anyText({ maxLength: 200 }),
  );

  it('is at most 200 findings at the paths that it was asked about, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 300 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 }),
        async (lines, cuts) => {
          const text = lines.map((each) => `${each.replaceAll('\n', ' ')}\n`).join('');
          const findings = await heardFrom(Buffer.from(text), cuts, 1);
          const plain = lines.filter((each) => each === 'a.py:1:1: one' || each === 'b.py:2: two').length;
          expect(findings?.length).toBeGreaterThanOrEqual(Math.min(plain, 200));
          expect(findings?.length).toBeLessThanOrEqual(200);
          expect(findings?.every(({ path }) => ['a.py', 'b.py'].includes(path))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is nothing where the linter broke off, or wrote more than it may', async () => {
    const one = Buffer.from('a.py:1:1: one\n');
    expect(await heardFrom(one, [7], 1)).toHaveLength(1);
    expect(await heardFrom(one, [7], 137)).toBeNull();
    expect(await heardFrom(Buffer.alloc(2 * 1_024 * 1_024, one), [65_536], 0)).toBeNull();
    expect(await heardFrom(Buffer.alloc(2 * 1_024 * 1_024, 'x'), [65_536], 0)).toBeNull();
  });
});
