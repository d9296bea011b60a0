import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTask } from '../../suites/adding/add-task.js';
import type { NewTask } from '../../suites/adding/given-task.js';
import { loadSuite } from '../../suites/load.js';
import { CLAMP, GOOD_DOCS, WRITTEN } from '../support/written-suite.js';

let scratch: string;
let suite: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ratchet-add-'));
  suite = join(scratch, 'mine');
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

/** Without a sandbox: read, and not run. */
const add = (at: string, given: NewTask) => addTask(at, given, null);

function file(path: string, text: string): string {
  const at = join(scratch, path);
  mkdirSync(dirname(at), { recursive: true });
  writeFileSync(at, text);
  return at;
}

const read = (path: string): string => readFileSync(join(suite, path), 'utf8');

const RIGHT = 'def clamp(x, low, high):\n    return max(low, min(x, high))\n';
const CLAMP_JS = 'exports.clamp = (x) => {\n  if (x < 1) return 1;\n  if (x > 5) return 5;\n  return x;\n};\n';
const PYTEST = 'from clamp import clamp\n\ndef test_low():\n    assert clamp(0, 1, 5) == 1\n';

const program = (): string => file('clamp.py', CLAMP);
const page = (): string => file('page.html', '<form></form>\n');
const tidied = (): NewTask => ({
  kind: 'style',
  right: file('tidy.py', RIGHT),
  start: file('untidy.py', `import os\n${RIGHT}`),
  tests: file('clamp.json', JSON.stringify(WRITTEN.style['cases.json'])),
  as: 'clamp.py',
});

describe('a task of another kind', () => {
  it('is of style, with the untidy program and its cases', async () => {
    await add(suite, { ...tidied(), id: 'tidy' });
    expect((await loadSuite(suite, { seed: 1 })).tasks).toMatchObject([
      { kind: 'style', files: { 'clamp.py': `import os\n${RIGHT}` }, visible: { trust: 'split', lint: true } },
    ]);
  });

  it('is tests of a program, whose family it is of', async () => {
    const { id } = await add(suite, { kind: 'tests', of: program(), right: file('test_clamp.py', PYTEST), share: 0.6, faults: 3 });
    const [task] = (await loadSuite(suite, { seed: 1 })).tasks;
    expect(id).toBe('clamp-tests');
    expect(task).toMatchObject({
      kind: 'tests',
      family: 'clamp',
      editable: ['test_clamp.py'],
      files: { 'clamp.py': CLAMP, 'test_clamp.py': '' },
      reference: { 'test_clamp.py': PYTEST },
      hidden: { validation: { program: 'clamp.py', share: 0.6, faults: { length: 3 } } },
    });
  });

  it('has tests in JavaScript beside the program that they import, in Java in its package, in Rust in a folder of the crate', async () => {
    const script = "const { clamp } = require('../src/clamp');\n";
    await add(suite, { kind: 'tests', of: file('src/clamp.js', CLAMP_JS), right: file('t/clamp.test.js', script), id: 'script' });
    const java = (type: string, body: string): string => file(`${type}.java`, `package maths;\nclass ${type} { ${body} }\n`);
    const body = 'static int low(int x) { return x < 1 ? 1 : x > 5 ? 5 : x; }';
    await add(suite, { kind: 'tests', of: java('Clamp', body), right: java('ClampTest', ''), id: 'java' });
    const rust = 'pub fn low(x: i64) -> i64 { if x < 1 { 1 } else if x > 5 { 5 } else { x } }\n';
    await add(suite, { kind: 'tests', of: file('low.rs', rust), right: file('it.rs', ''), id: 'rust' });
    expect(read('script/reference/clamp.test.js')).toBe("const { clamp } = require('./clamp.js');\n");
    expect((await loadSuite(suite, { seed: 1, language: 'all' })).tasks).toMatchObject([
      { editable: ['maths/ClampTest.java'], visible: { validation: { program: 'maths/Clamp.java' } } },
      {
        editable: ['tests/it.rs'],
        files: { 'Cargo.toml': expect.stringContaining('low') },
        visible: { validation: { program: 'src/lib.rs' } },
      },
      { editable: ['clamp.test.js'], files: { 'clamp.js': CLAMP_JS } },
    ]);
  });

  it('is documentation, with what it must say in one wording or several', async () => {
    const given = { kind: 'docs', of: program(), name: 'clamp', right: file('clamp.txt', GOOD_DOCS) } as const;
    await add(suite, {
      ...given,
      mentions: ['bounds'],
      hiddenMentions: ['ValueError | an error of value'],
      start: file('begun.txt', 'Keeps'),
    });
    expect(JSON.parse(read('clamp-docs/task.json'))).toMatchObject({
      prompt: 'Write the documentation of `clamp` in `clamp.py`.',
      validation: { name: 'clamp', mentions: { visible: ['bounds'], hidden: [['ValueError', 'an error of value']] } },
    });
    expect(read('clamp-docs/files/clamp.txt')).toBe('Keeps');
  });

  it('is a page, with the elements that it must have', async () => {
    const given = { kind: 'ui', right: page(), elements: ['form'], hiddenElements: ['#user'], prompt: 'Log in.' } as const;
    expect((await add(suite, given)).id).toBe('page');
    expect((await loadSuite(suite, { seed: 1 })).tasks).toMatchObject([
      { kind: 'ui', language: 'javascript', prompt: 'Log in.', hidden: { validation: { elements: ['#user'] } } },
    ]);
  });

  it('is refused by the kind, the option, what stands there and the way out', async () => {
    const docs = (): NewTask => ({ kind: 'docs', of: program(), name: 'clamp', right: file('c.txt', ''), hiddenMentions: ['a'] });
    const bad: readonly (readonly [NewTask, string])[] = [
      [{ right: program() }, 'a program: --tests: is missing; name cases'],
      [{ kind: 'tests', right: page() }, '--kind tests: --of: is missing; name the program'],
      [{ kind: 'docs', of: program(), name: 'clamp', right: page() }, '--kind docs: --hidden-mentions: is missing'],
      [{ kind: 'ui', right: page(), elements: ['p'], hiddenElements: ['a'] }, '--kind ui: --prompt: is missing'],
      [{ ...docs(), elements: ['a', 'b'] }, '--kind docs: --elements = a b: is for --kind ui; leave it out'],
      [{ ...docs(), tests: 'x' }, '--tests = x: is for programs to write or to mend (no --kind), --kind style; leave it out'],
      [{ right: program(), tests: 'x', share: 1 }, 'without --kind: --share = 1: is for --kind tests'],
      [{ ...tidied(), tests: file('test_clamp.py', PYTEST) }, 'is no .json file'],
      [{ ...docs(), name: 'nix' }, 'mine/clamp-docs/task.json: validation.name = nix: is no function of clamp.py'],
      [{ ...docs(), right: program() }, 'clamp.py: is editable; what is written stands in a file of its own'],
      [{ ...docs(), of: file('a.txt', '') }, 'is in no language that can be judged'],
    ];
    for (const [task, words] of bad) await expect(add(suite, task)).rejects.toThrow(words);
    expect(existsSync(suite)).toBe(false);
  });
});
