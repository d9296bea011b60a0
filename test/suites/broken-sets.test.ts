import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../domain/task.js';
import { SuiteFailure } from '../../suites/failure.js';
import { type LoadedSuite, loadSuite } from '../../suites/load.js';
import { writeTinySets } from './tiny-sets.js';

const HUMANEVAL = (number: number): string =>
  `${JSON.stringify({ task_id: `HumanEval/${number}`, prompt: 'def f(n):\n    """Adds one."""\n', entry_point: 'f', canonical_solution: '    return n + 1\n', test: 'def check(candidate):\n    assert candidate(1) == 2\n    assert candidate(4) == 5\n' })}\n`;
const MBPP = (number: number): object => ({
  task_id: number,
  prompt: 'Adds one.',
  code: 'def f(n):\n    return n + 1\n',
  test_imports: [],
  test_list: ['assert f(1) == 2', 'assert f(4) == 5'],
});

let home = '';
beforeEach(async () => {
  home = await writeTinySets();
  await mkdir(join(home, 'humaneval'));
  await writeFile(join(home, 'humaneval/HumanEval.jsonl'), HUMANEVAL(900) + HUMANEVAL(901));
  await mkdir(join(home, 'mbpp'));
  await writeFile(join(home, 'mbpp/sanitized-mbpp.json'), JSON.stringify([MBPP(900), MBPP(901)]));
});
afterEach(async () => rm(home, { recursive: true }));

async function load(format: string, language?: Language): Promise<LoadedSuite> {
  return loadSuite(`${format}:${join(home, format)}`, { seed: 1, ...(language === undefined ? {} : { language }) });
}

async function left(format: string, language?: Language): Promise<string[]> {
  return (await load(format, language)).leftOut.map(({ task, reason }) => `${task}: ${reason}`.replaceAll(`${home}/`, ''));
}

/** Changes the texts of one record of the exercises. */
async function exercise(language: string, change: (record: { files: Record<string, string> }) => void): Promise<void> {
  const file = join(home, `polyglot/${language}.jsonl`);
  const [first = '', ...rest] = (await readFile(file, 'utf8')).split('\n');
  const record = JSON.parse(first);
  change(record);
  await writeFile(file, [JSON.stringify(record), ...rest].join('\n'));
}

describe('a public set of which a part is broken', () => {
  it.each([
    [
      'humaneval',
      'humaneval/HumanEval.jsonl',
      '{"task_id": "HumanEval/7", "prompt": 3}\n',
      /^HumanEval\/7: humaneval\/HumanEval\.jsonl:3: prompt = 3: .*expected string/,
    ],
    [
      'humaneval',
      'humaneval/HumanEval.jsonl',
      '{"task_id": \n',
      /^\S+HumanEval\.jsonl:3: humaneval\/HumanEval\.jsonl:3: is no JSON \(line 1, column \d+\)$/,
    ],
    ['humaneval', 'humaneval/HumanEval.jsonl', HUMANEVAL(901), /^humaneval-901: stands twice/],
    ['humaneval', 'humaneval/HumanEval.jsonl', '[[[1]]]\n', /HumanEval\.jsonl:3: .*expected object/],
    [
      'humaneval',
      'humaneval/HumanEval.jsonl',
      HUMANEVAL(902).replace('"entry_point":"f"', '"entry_point":"f; import os"'),
      /^HumanEval\/902: .*expected the name of a function/,
    ],
    [
      'humaneval',
      'humaneval/HumanEval.jsonl',
      HUMANEVAL(903).replace('Adds one', 'Adds \\ud800'),
      /^HumanEval\/903: .*solution\.py is no text/,
    ],
    [
      'humanevalpack',
      'humanevalpack/humanevalpack-java.jsonl',
      '{"task_id": "Java/7"}\n',
      /^Java\/7: .*humanevalpack-java\.jsonl:\d+: declaration: /,
    ],
    ['mbxp', 'mbxp/mbjp_release_v1.2.jsonl', '{"task_id": "MBJP/7"}\n', /^MBJP\/7: .*mbjp_release_v1\.2\.jsonl:\d+: prompt: /],
    [
      'polyglot',
      'polyglot/python.jsonl',
      '{"language": "python", "slug": "lost", "files": {}}\n',
      /^polyglot-python-lost: \.meta\/config\.json: is missing$/,
    ],
    [
      'polyglot',
      'polyglot/python.jsonl',
      '{"language": "python", "slug": "lost", "files": {".meta/config.json": "{"}}\n',
      /^polyglot-python-lost: \.meta\/config\.json: is no JSON/,
    ],
    ['polyglot', 'polyglot/python.jsonl', '{"language": "cobol", "slug": "lost", "files": {}}\n', /python\.jsonl:2: language = "cobol"/],
  ])('%s: leaves out the record and goes on', async (format, file, record, expected) => {
    const before = await load(format);
    await appendFile(join(home, file), record);
    const after = await load(format);
    expect(after.tasks).toEqual(before.tasks);
    const found = await left(format);
    expect(found).toHaveLength(before.leftOut.length + 1);
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });

  it('mbpp: leaves out the element of the list, and tells of the form that it has', async () => {
    await writeFile(
      join(home, 'mbpp/sanitized-mbpp.json'),
      JSON.stringify([
        MBPP(900),
        { ...MBPP(901), test_list: [] },
        { task_id: 'x', text: 'y' },
        { ...MBPP(902), test_list: ['assert g(1) == 2'] },
      ]),
    );
    expect((await load('mbpp')).tasks.map((task) => task.id)).toEqual(['mbpp-900']);
    expect(await left('mbpp')).toEqual([
      expect.stringMatching(/^mbpp-901: mbpp\/sanitized-mbpp\.json\[1\]: test_list: /),
      expect.stringMatching(/^mbpp\/sanitized-mbpp\.json\[2\]: .*\[2\]: task_id = "x": /),
      'mbpp-902: no assert calls a function of its code',
    ]);
  });

  it('quixbugs: a test of one program in a form that no reader knows costs no other program anything', async () => {
    const test = join(home, 'quixbugs/java_testcases/junit/WIDE_TEST.java');
    await writeFile(test, (await readFile(test, 'utf8')).replace('"[1,5]"', '"[1,,5["'));
    await writeFile(join(dirname(test), 'QuixFixOracleHelper.java'), 'package java_testcases.junit;\n\nclass QuixFixOracleHelper { }\n');
    const python = await load('quixbugs', 'python');
    expect(python.tasks.map((task) => task.id)).toEqual(['quixbugs-python-length', 'quixbugs-python-wide']);
    expect(python.leftOut).toEqual([]);
    const { tasks } = await load('quixbugs');
    expect(tasks.find((task) => task.id === 'quixbugs-java-wide')?.hidden.trust).toBe('in-process');
  });

  it.each([
    ['python_testcases/test_wide.py', /^quixbugs-python-wide: quixbugs\/python_testcases\/test_wide\.py: does not exist$/],
    ['correct_python_programs/wide.py', /^quixbugs-python-wide: .*does not exist/],
    ['java_testcases/junit/WIDE_TEST.java', /^quixbugs-java-wide: .*does not exist/],
    ['python_programs/node.py', /^quixbugs-python-length: quixbugs: holds no node\.py/],
  ])('quixbugs: without %s leaves out what needs it', async (path, expected) => {
    const before = await load('quixbugs');
    await rm(join(home, 'quixbugs', path));
    expect(await left('quixbugs')).toEqual([expect.stringMatching(expected)]);
    expect((await load('quixbugs')).tasks).toHaveLength(before.tasks.length - 1);
  });

  it('is read for the language that is asked for: a file of another is not even opened', async () => {
    await writeFile(join(home, 'humanevalpack/humanevalpack-java.jsonl'), Buffer.from([0xff, 0xfe, 0x41, 0]));
    expect(await left('humanevalpack', 'rust')).toEqual([]);
    expect(await left('humanevalpack')).toEqual([
      expect.stringMatching(/humanevalpack-java\.jsonl: .*is text in UTF-16; save it as UTF-8$/),
    ]);
    await expect(load('humaneval', 'java')).rejects.toThrow('language = java: the suite has tasks in python only');
  });

  it('says what is wrong where nothing of it can be used, and quotes nothing of a file that is no set', async () => {
    await writeFile(join(home, 'secret'), 'password: 12345\n[1, "hunter2"]\n{"key": "hunter2"}\n');
    for (const format of ['humaneval', 'humanevalpack', 'mbpp', 'mbxp', 'polyglot']) {
      const failure = await loadSuite(`${format}:${join(home, 'secret')}`, { seed: 1 }).then(
        () => null,
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(SuiteFailure);
      expect(String(failure)).toContain('nothing in it can be used');
      expect(String(failure)).not.toMatch(/12345|hunter2/);
    }
  });

  it('takes a byte order mark for none of its records and programs', async () => {
    const before = [await load('humaneval'), await load('quixbugs')];
    for (const file of ['humaneval/HumanEval.jsonl', 'quixbugs/java_programs/WIDE.java', 'quixbugs/python_testcases/test_wide.py']) {
      await writeFile(join(home, file), `\uFEFF${await readFile(join(home, file), 'utf8')}`);
    }
    expect([await load('humaneval'), await load('quixbugs')]).toEqual(before);
  });
});

describe('a record that names what lies elsewhere', () => {
  it.each([
    ['python', 'test', '../tick_count_test.py'],
    ['python', 'test', '/tmp/tick_count_test.py'],
    ['python', 'solution', '../../tick_count.py'],
    ['python', 'solution', 'a/../../tick_count.py'],
    ['javascript', 'test', '..\\tick-count.spec.js'],
    ['javascript', 'solution', 'C:\\tick-count.js'],
    ['javascript', 'solution', 'C:tick-count.js'],
    ['java', 'test', 'src/test/java/../../../../TickCountTest.java'],
    ['rust', 'test', 'tests/tick\0count.rs'],
    ['rust', 'test', 'tests/tick\ncount.rs'],
    ['rust', 'test', `${'x'.repeat(300)}/count.rs`],
  ] as const)('in %s as its %s is left out by name: %j', async (language, part, path) => {
    await exercise(language, (record) => {
      const config = JSON.parse(record.files['.meta/config.json'] ?? '');
      record.files[path] = record.files[config.files[part][0]] ?? '';
      config.files[part] = [path];
      record.files['.meta/config.json'] = JSON.stringify(config);
    });
    const { tasks, leftOut } = await load('polyglot');
    expect(tasks.map((task) => task.id)).not.toContain(`polyglot-${language}-tick-count`);
    expect(leftOut.find((each) => each.task === `polyglot-${language}-tick-count`)?.reason).toMatch(
      /which is no path inside a task|which it does not hold|lists no test/,
    );
  });

  it.each(['__proto__', 'constructor', 'toString'])('as %s is left out', async (name) => {
    await exercise('python', (record) => {
      const config = JSON.parse(record.files['.meta/config.json'] ?? '');
      config.files.test = [name];
      record.files['.meta/config.json'] = JSON.stringify(config);
    });
    expect(await left('polyglot')).toContain(`polyglot-python-tick-count: it lists "${name}", which it does not hold`);
  });

  it('as a file and a folder at once is left out', async () => {
    await exercise('python', (record) => {
      const config = JSON.parse(record.files['.meta/config.json'] ?? '');
      config.files.test = ['tick_count.py/test_it.py'];
      record.files['tick_count.py/test_it.py'] = record.files['tick_count_test.py'] ?? '';
      record.files['.meta/config.json'] = JSON.stringify(config);
    });
    expect(await left('polyglot')).toContain('polyglot-python-tick-count: polyglot/python.jsonl:1: tick_count.py is a file and a folder');
  });
});

async function moveElsewhere(name: string): Promise<string> {
  const outside = await mkdtemp(join(tmpdir(), 'ratchet-outside-'));
  await rename(join(home, name), join(outside, 'moved'));
  await symlink(join(outside, 'moved'), join(home, name));
  return outside;
}

describe('a set that is no plain files', () => {
  it.each([
    ['humaneval', 'humaneval/HumanEval.jsonl'],
    ['humanevalpack', 'humanevalpack/humanevalpack-rust.jsonl'],
    ['mbpp', 'mbpp/sanitized-mbpp.json'],
    ['mbxp', 'mbxp/mbjp_release_v1.2.jsonl'],
    ['polyglot', 'polyglot/rust.jsonl'],
    ['quixbugs', 'quixbugs/python_programs/wide.py'],
    ['quixbugs', 'quixbugs/correct_java_programs'],
  ])('%s: a link out of it is not followed: %s', async (format, path) => {
    const outside = await moveElsewhere(path);
    const said = await left(format).catch((error: unknown) => [String(error)]);
    expect(said.join('\n')).toContain('is a link that leads out of the set');
    await rm(outside, { recursive: true });
  });

  it('is read through a link that a person names', async () => {
    await symlink(join(home, 'humaneval'), join(home, 'there'));
    expect((await loadSuite(`humaneval:${join(home, 'there')}`, { seed: 1 })).tasks).toHaveLength(2);
  });

  it('holds nobody up with a pipe, a device or a file without end', async () => {
    await rm(join(home, 'humaneval/HumanEval.jsonl'));
    expect(spawnSync('mkfifo', [join(home, 'humaneval/HumanEval.jsonl'), join(home, 'pipe')]).status).toBe(0);
    await expect(load('humaneval')).rejects.toThrow(/is no regular file/);
    await expect(loadSuite(`humaneval:${join(home, 'pipe')}`, { seed: 1 })).rejects.toThrow(/is no regular file and no folder/);
    await expect(loadSuite('humaneval:/dev/zero', { seed: 1 })).rejects.toThrow(/is no regular file and no folder/);
    await expect(loadSuite(join(home, 'pipe'), { seed: 1 })).rejects.toThrow(/there is no suite/);
    await writeFile(join(home, 'huge.jsonl'), '');
    await truncate(join(home, 'huge.jsonl'), 2 ** 40);
    await expect(loadSuite(`humaneval:${join(home, 'huge.jsonl')}`, { seed: 1 })).rejects.toThrow(/has 1099511627776 bytes; at most/);
  });
});

describe('any damage to a set', () => {
  it('ends in tasks and reasons, or in a SuiteFailure', async () => {
    const formats = ['quixbugs', 'humanevalpack', 'humaneval', 'mbpp', 'mbxp', 'polyglot', 'codecontests', 'livecodebench', 'leetcode'];
    const files = (
      await Promise.all(
        formats.map(async (format) =>
          (await readdir(join(home, format), { recursive: true, withFileTypes: true }))
            .filter((entry) => entry.isFile())
            .map((entry) => ({ format, path: join(entry.parentPath, entry.name) })),
        ),
      )
    ).flat();
    const texts = new Map(await Promise.all(files.map(async ({ path }) => [path, await readFile(path, 'utf8')] as const)));
    const damage = fc.record({
      file: fc.constantFrom(...files),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.constantFrom(0, 1, 3, 20, 400),
      put: fc.constantFrom('', '"', '{', ')', ':', '\\n', '\\u0000', '../', 'def ', 'class', 'null', '9', '[['.repeat(2_000)),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file: { format, path }, from, length, put }) => {
        const text = texts.get(path) ?? '';
        const at = Math.floor(from * text.length);
        await writeFile(path, text.slice(0, at) + put + text.slice(at + length));
        const ended = await load(format).then(
          () => null,
          (error: unknown) => error,
        );
        await writeFile(path, text);
        expect(ended === null || ended instanceof SuiteFailure ? null : ended).toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});
