import { readPatch } from '../../domain/patch.js';
import type { Files, Task } from '../../domain/task.js';
import { familyOf, slug } from '../repository/family.js';
import type { DataSet } from '../source/data-set.js';
import { refused } from '../source/read.js';
import { Clone } from './checkout/clone.js';
import { type Environments, readEnvironments } from './checkout/environments.js';
import { taskInCheckout } from './checkout/task.js';
import { placedTests } from './checkout/test-names.js';
import { type Format, type LeftOut, sorted } from './format.js';
import { orLeftOut, reasonOf } from './left-out.js';

/** BugsInPy's folder `projects`, or a checkout that holds it, with clones of the projects in `repos/` beside theirs. */
export const bugsinpy: Format = {
  languages: ['python'],
  async load(set) {
    if (set.kind !== 'folder') throw refused(set.path, 'is no folder; the folder "projects" of BugsInPy is one');
    const projects = (await set.kindOf('projects')) === 'folder' ? 'projects/' : '';
    const environments = await readEnvironments(set);
    const found: (Task | LeftOut)[] = [];
    for (const project of await set.names(projects))
      if ((await set.kindOf(`${projects}${project}/project.info`)) === 'file')
        found.push(...(await bugsOf(set, `${projects}${project}`, project, environments)));
    if (found.length === 0) throw refused(set.path, 'holds no project: no folder with a project.info');
    return sorted(found);
  },
};

async function bugsOf(set: DataSet, folder: string, project: string, environments: Environments): Promise<readonly (Task | LeftOut)[]> {
  try {
    const url = infoIn(await set.text(`${folder}/project.info`)).get('github_url') ?? '';
    const repo = /^https:\/\/github\.com\/([\w-][\w.-]*\/[\w-][\w.-]*?)(?:\.git)?\/?$/.exec(url)?.[1];
    if (repo === undefined) throw refused(set.where(`${folder}/project.info`), 'github_url is no https://github.com/OWNER/NAME');
    const bugs: (Task | LeftOut)[] = [];
    const numbers = (await set.names(`${folder}/bugs`)).filter((name) => /^\d+$/.test(name)).toSorted((a, b) => Number(a) - Number(b));
    for (const number of numbers) {
      const who = { task: `bugsinpy-${project}-${number}`, language: 'python' as const };
      const at = `${folder}/bugs/${number}`;
      bugs.push(await orLeftOut(who, set.where(at), () => taskOf(set, at, { id: who.task, project, repo, number }, environments)));
    }
    return bugs;
  } catch (error) {
    return [{ task: set.where(folder), language: 'python', reason: reasonOf(error, set.where(folder)) }];
  }
}

interface Bug {
  readonly id: string;
  readonly project: string;
  /** `OWNER/NAME` */
  readonly repo: string;
  readonly number: string;
}

async function taskOf(set: DataSet, at: string, { id, project, repo, number }: Bug, environments: Environments): Promise<Task | LeftOut> {
  const left = (reason: string): LeftOut => ({ task: id, language: 'python', reason });
  const info = infoIn(await set.text(`${at}/bug.info`));
  const [commit = '', fixed = ''] = ['buggy_commit_id', 'fixed_commit_id'].map((key) => info.get(key));
  if (![commit, fixed].every((each) => /^[0-9a-f]{40}$/.test(each))) return left('its commits are not all 40 hexadecimal digits');
  const reference = await set.text(`${at}/bug_patch.txt`);
  const read = readPatch(reference);
  if ('refused' in read) return left(`bug_patch.txt cannot be taken: ${read.refused}`);
  const clone = await Clone.of(set, repo);
  const paths = await clone.paths(commit);
  const tests: Record<string, string> = {};
  for (const path of (info.get('test_file') ?? '').split(';').filter((each) => each !== '')) {
    const text = await clone.text(fixed, path);
    if (text === null) return left(`${path} is not there at ${fixed}, or is no text`);
    tests[path] = text;
  }
  const asked = testsAsked(await set.text(`${at}/run_test.sh`));
  if (asked === null) return left('run_test.sh asks for more than single tests of pytest or unittest');
  const { ids, unplaced } = placedTests(asked.names, tests, 'python');
  const [lacking] = unplaced;
  if (lacking !== undefined) return left(`${JSON.stringify(lacking)} of run_test.sh is in none of its test files`);
  const failing = ids.length === 1 ? 'a test fails' : `${ids.length} tests fail`;
  return taskInCheckout(environments, {
    id,
    language: 'python',
    family: slug(`${project}-${familyOf(reference)}`),
    prompt: `In the repository ${repo} ${failing} that should pass. Find the cause in the program and mend it; the tests are right.`,
    repo,
    version: number,
    repository: clone.path,
    commit,
    paths,
    tests: tests satisfies Files,
    areUnittests: asked.areUnittests,
    failToPass: ids,
    passToPass: [],
    reference,
    alsoSetup: await pinned(set, `${at}/requirements.txt`),
  });
}

/** Lines of `key="value"`. */
function infoIn(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/^\s*(\w+)\s*=\s*"([^"\n]*)"/gm)].map(([, key = '', value = '']) => [key, value.trim()]));
}

interface Asked {
  /** as `placedTests` reads them */
  readonly names: readonly string[];
  readonly areUnittests: boolean;
}

const BY_PYTEST = /^(?:python3? -m )?(?:pytest|py\.test)(?: -\w+)*((?: [\w./-]+\.py(?:::[\w[\].-]+)+)+)$/;
const BY_UNITTEST = /^python3? -m unittest(?: -\w+)*((?: \w+(?:\.\w+){2,})+)$/;

/** The tests that a script runs, a line each; null where it runs anything else. */
function testsAsked(script: string): Asked | null {
  const lines = script
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => line !== '' && !line.startsWith('#'));
  const byPytest = lines.map((line) => BY_PYTEST.exec(line)?.[1]?.trim().split(' '));
  const byUnittest = lines.map((line) => BY_UNITTEST.exec(line)?.[1]?.trim().split(' '));
  if (lines.length === 0) return null;
  if (byPytest.every((names) => names !== undefined)) return { names: byPytest.flat(), areUnittests: false };
  if (byUnittest.every((names) => names !== undefined)) return { names: byUnittest.flat().map(unittestName), areUnittests: true };
  return null;
}

/** `tests.test_a.A.test_x` → `test_x (tests.test_a.A)`. */
function unittestName(dotted: string): string {
  const at = dotted.lastIndexOf('.');
  return `${dotted.slice(at + 1)} (${dotted.slice(0, at)})`;
}

/** What the set pins, each by itself: much of it no Python of today takes. */
async function pinned(set: DataSet, path: string): Promise<readonly string[]> {
  if ((await set.kindOf(path)) !== 'file') return [];
  const needs = (await set.text(path)).split('\n').map((line) => line.trim());
  const plain = needs.filter((need) =>
    /^[A-Za-z0-9][\w.-]*(?:\[[\w,.-]+\])?(?:[=<>!~]=?=?[\w.*+!-]+(?:,[=<>!~]=?=?[\w.*+!-]+)*)?$/.test(need),
  );
  if (plain.length === 0) return [];
  const each = plain.map((need) => `'${need}'`).join(' ');
  return [`for need in ${each}; do python3 -m pip install -q --disable-pip-version-check "$need" || true; done`];
}
