import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { REPO_RUNNERS } from '../judge/repository/frameworks.js';
import { writeSuite, type WrittenTask } from '../suites/repository/write-suite.js';

/** Faults of which the offline model mends some by itself, each in a file of its own. */
const PROGRAMS = [
  { name: 'sum', right: 'let total = 0;\n  for (const each of list) total += each;\n  return total;', from: '+=', to: '-=' },
  {
    name: 'largest',
    right: 'let best = list[0];\n  for (const each of list) if (each > best) best = each;\n  return best;',
    from: '>',
    to: '<',
  },
  {
    name: 'average',
    right: 'let total = 0;\n  for (const each of list) total += each;\n  return total / list.length;',
    from: '/',
    to: '*',
  },
  {
    name: 'count',
    right: 'let found = 0;\n  for (const each of list) if (each > 0) found += 1;\n  return found;',
    from: '+= 1',
    to: '+= 2',
  },
] as const;
const EXPECTED = { sum: [6, 9], largest: [3, 5], average: [2, 4.5], count: [3, 2] } as const;

/** A toy repository with so many modules, and a suite of a task for each of them. Answers the folder of the suite. */
export async function toySuite(folder: string, tasks: number): Promise<string> {
  const repository = join(folder, 'toy');
  const all = Array.from({ length: tasks }, (_, index) => taskAt(index));
  const files = Object.fromEntries(
    all.flatMap(({ path, wrong, testPath, test }) => [
      [path, wrong],
      [testPath, test],
    ]),
  );
  for (const [path, text] of Object.entries({ ...files, 'package.json': '{"name": "toy", "type": "commonjs"}\n' })) {
    await mkdir(dirname(join(repository, path)), { recursive: true });
    await writeFile(join(repository, path), text);
  }
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', '-c', 'commit.gpgsign=false', ...args], {
      cwd: repository,
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet', '--initial-branch=main');
  git('add', '-A');
  git('commit', '--quiet', '-m', 'toys');
  const commit = git('rev-parse', 'HEAD');
  const suite = join(folder, 'suite');
  await writeSuite(
    suite,
    'toys',
    'For a bench: small faults in one repository.',
    all.map((each) => writtenTask(each, repository, commit)),
  );
  return suite;
}

type Toy = ReturnType<typeof taskAt>;

function taskAt(index: number) {
  const { name, right, from, to } = PROGRAMS[index % PROGRAMS.length] ?? PROGRAMS[0];
  const [first, second] = EXPECTED[name];
  const module = `${name}${index}`;
  const program = (body: string): string => `exports.${name} = (list) => {\n  ${body}\n};\n`;
  return {
    module,
    path: `lib/${module}.js`,
    testPath: `test/${module}.test.js`,
    right: program(right),
    wrong: program(right.replace(from, to)),
    test: `const { test } = require('node:test');\nconst assert = require('node:assert');\nconst { ${name} } = require('../lib/${module}.js');\ntest('three', () => assert.strictEqual(${name}([1, 2, 3]), ${first}));\ntest('two', () => assert.strictEqual(${name}([4, 5]), ${second}));\n`,
  };
}

function linesOf(text: string): string[] {
  return text.trimEnd().split('\n');
}

function writtenTask({ module, path, testPath, right, wrong, test }: Toy, repository: string, commit: string): WrittenTask {
  const failToPass = ['three', 'two'].map((title) => `${testPath} > ${title}`);
  const patch = `--- a/${path}\n+++ b/${path}\n@@ -1,${linesOf(wrong).length} +1,${linesOf(right).length} @@\n${linesOf(wrong)
    .map((line) => `-${line}`)
    .join('\n')}\n${linesOf(right)
    .map((line) => `+${line}`)
    .join('\n')}\n`;
  return {
    id: module,
    language: 'javascript',
    family: module,
    prompt: `${path} does not answer what its name says.`,
    repo: {
      source: { repository, commit, environment: { setup: [], inputs: [] } },
      framework: 'node-test',
      testCommand: REPO_RUNNERS['node-test'].command,
      failToPass,
      passToPass: [],
      visible: failToPass,
    },
    tests: { [testPath]: test },
    files: { [path]: wrong },
    reference: { [path]: right },
    patch,
  };
}
