import { describe, expect, it } from 'vitest';
import type { Checks, Task } from '../../domain/task.js';
import { loadSuite } from '../../suites/load.js';
import { publicData } from './public-data.js';

const SETS = [
  { format: 'quixbugs', data: publicData('quixbugs'), kind: 'repair' },
  { format: 'humanevalpack', data: publicData('humanevalpack'), kind: 'repair' },
  { format: 'humaneval', data: publicData('humaneval'), kind: 'implement' },
  { format: 'mbpp', data: publicData('mbpp-sanitized'), kind: 'implement' },
] as const;

function ids(tasks: readonly Task[]): string[] {
  return tasks.map((task) => task.id);
}

/** Names of the checks on a side: ids of cases or of tests. */
function names(checks: Checks): readonly string[] {
  return checks.trust === 'split' ? checks.cases.map((each) => each.id) : checks.tests.ids;
}

function leaks(task: Task): boolean {
  const shown = JSON.stringify([task.prompt, task.files]);
  const secrets = [...Object.values(task.reference), ...(task.bugClass === undefined ? [] : [task.bugClass])];
  return secrets.some((secret) => shown.includes(JSON.stringify(secret).slice(1, -1)));
}

async function families(reference: string): Promise<string[]> {
  return (await loadSuite(reference, { seed: 1 })).tasks.map((task) => task.family).toSorted();
}

describe.each(SETS)('$data.title', ({ format, data, kind }) => {
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
    const mixed = first.filter((task) => names(task.hidden).length === 0 || names(task.hidden).some((name) => names(task.visible).includes(name)));
    expect(ids(mixed)).toEqual([]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it.skipIf(data.missing)('is judged split, but for what cannot be read as calls', async () => {
    const tasks = await load();
    const inProcess = tasks.filter((task) => task.hidden.trust === 'in-process');
    expect(inProcess.length / tasks.length).toBeLessThan(0.1);
  });
});

describe('the sets together', () => {
  const [, pack, plain] = SETS;
  it.skipIf(pack.data.missing || plain.data.missing)('give HumanEval and HumanEvalPack of one number one family', async () => {
    expect(await families(`humanevalpack:${pack.data.path}`)).toEqual(await families(`humaneval:${plain.data.path}`));
  });

  const [quixbugs] = SETS;
  it.skipIf(quixbugs.data.missing)('leave out the inputs of QuixBugs that run for minutes', async () => {
    const { tasks } = await loadSuite(`quixbugs:${quixbugs.data.path}`, { seed: 1 });
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
