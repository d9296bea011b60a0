import { describe, expect, it } from 'vitest';
import { checkIds, type Checks, isCall, type Task } from '../../domain/task.js';
import { askedIn } from '../../suites/split.js';
import { loadSuite } from '../../suites/load.js';
import { publicData } from './public-data.js';

/** `split`: the least share of the tasks of each language that is read as cases; `leftOut`: the most that is left out. */
const SETS = [
  { format: 'quixbugs', data: publicData('quixbugs'), kind: 'repair', split: { python: 1, java: 0.7 }, leftOut: 0 },
  {
    format: 'humanevalpack',
    data: publicData('humanevalpack'),
    kind: 'repair',
    split: { python: 0.95, java: 0.95, javascript: 0.95, rust: 0.95 },
    leftOut: 0.01,
  },
  { format: 'humaneval', data: publicData('humaneval'), kind: 'implement', split: { python: 0.95 }, leftOut: 0 },
  { format: 'mbpp', data: publicData('mbpp-sanitized'), kind: 'implement', split: { python: 0.95 }, leftOut: 0 },
  { format: 'mbxp', data: publicData('mbxp'), kind: 'implement', split: { java: 1, javascript: 1 }, leftOut: 0.15 },
  {
    format: 'polyglot',
    data: publicData('polyglot'),
    kind: 'implement',
    split: { python: 0, java: 0, javascript: 0, rust: 0 },
    leftOut: 0.1,
  },
] as const;

function ids(tasks: readonly Task[]): string[] {
  return tasks.map((task) => task.id);
}

/** Names of the checks on a side: ids of cases or of tests. */
function names(checks: Checks): readonly string[] {
  return checkIds(checks);
}

function leaks(task: Task): boolean {
  const shown = JSON.stringify([task.prompt, task.files]);
  const secrets = [...Object.values(task.reference), ...(task.bugClass === undefined ? [] : [task.bugClass])];
  return secrets.some((secret) => shown.includes(JSON.stringify(secret).slice(1, -1)));
}

async function families(reference: string): Promise<string[]> {
  return (await loadSuite(reference, { seed: 1, language: 'python' })).tasks.map((task) => task.family).toSorted();
}

describe.each(SETS)('$data.title', ({ format, data, kind, split, leftOut }) => {
  const load = async (seed = 1): Promise<readonly Task[]> => (await loadSuite(`${format}:${data.path}`, { seed })).tasks;

  it.skipIf(data.missing)('has tasks that can be judged', async () => {
    const unfit = (await load()).filter((task) => {
      const whole = task.editable.every((path) => task.files[path] !== undefined && task.reference[path] !== undefined);
      return !whole || task.kind !== kind || task.prompt.length < 20;
    });
    expect(ids(unfit)).toEqual([]);
  });

  it.skipIf(data.missing)('shows neither the reference nor the label of the bug', async () => {
    expect(ids((await load()).filter(leaks))).toEqual([]);
  });

  it.skipIf(data.missing)('hides other checks than it shows, the same for the same seed only', async () => {
    const [first, again, other] = [await load(1), await load(1), await load(2)];
    const mixed = first.filter(
      (task) => names(task.hidden).length === 0 || names(task.hidden).some((name) => names(task.visible).includes(name)),
    );
    expect(ids(mixed)).toEqual([]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it.skipIf(data.missing)('has all its languages, judged split where tests can be read as calls', async () => {
    const tasks = await load();
    const languages = [...new Set(tasks.map((task) => task.language))].toSorted();
    expect(languages).toEqual(Object.keys(split).toSorted());
    for (const [language, share] of Object.entries(split)) {
      const own = tasks.filter((task) => task.language === language);
      expect(own.filter((task) => task.hidden.trust === 'split').length / own.length).toBeGreaterThanOrEqual(share);
    }
  });

  it.skipIf(data.missing)('is solved neither by one answer to everything nor by the visible answers alone', async () => {
    const easy = (await load()).filter(({ visible, hidden }) => {
      if (visible.trust !== 'split' || hidden.trust !== 'split') return false;
      const answers = new Set([...visible.cases, ...hidden.cases].map((each) => JSON.stringify(isCall(each) ? each.expect : each.stdout)));
      const shown = visible.cases.map(askedIn);
      return answers.size === 1 || hidden.cases.every((each) => shown.includes(askedIn(each)));
    });
    expect(ids(easy)).toEqual([]);
  });

  it.skipIf(data.missing)('leaves few tasks out, each with its reason', async () => {
    const { tasks, leftOut: left } = await loadSuite(`${format}:${data.path}`, { seed: 1 });
    expect(left.filter(({ reason }) => reason.length < 10)).toEqual([]);
    expect(left.length / tasks.length).toBeLessThanOrEqual(leftOut);
  });
});

describe('the sets together', () => {
  const [quixbugs, pack, plain] = SETS;
  it.skipIf(pack.data.missing || plain.data.missing)('give HumanEval and HumanEvalPack of one number one family', async () => {
    expect(await families(`humanevalpack:${pack.data.path}`)).toEqual(await families(`humaneval:${plain.data.path}`));
  });

  it.skipIf(quixbugs.data.missing)('leave out the inputs of QuixBugs that run for minutes', async () => {
    const { tasks } = await loadSuite(`quixbugs:${quixbugs.data.path}`, { seed: 1 });
    expect(tasks.some((task) => task.language === 'java')).toBe(true);
    const text = JSON.stringify(tasks.map(({ visible, hidden }) => [visible, hidden]));
    expect(text).not.toContain('amanaplanacanalpanama');
    expect(text).not.toContain('6404180');
  });

  it.skipIf(quixbugs.data.missing)('give graph programs of QuixBugs their nodes as objects', async () => {
    const { tasks } = await loadSuite(`quixbugs:${quixbugs.data.path}`, { seed: 1 });
    const task = tasks.find((each) => each.id === 'quixbugs-python-detect_cycle');
    expect(task?.files['node.py']).toContain('class Node');
    expect(task?.editable).toEqual(['detect_cycle.py']);
    expect(JSON.stringify([task?.visible, task?.hidden])).toContain('"class":"node:Node"');
  });
});
