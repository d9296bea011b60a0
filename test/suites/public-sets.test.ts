import { describe, expect, it } from 'vitest';
import type { Task } from '../../domain/task.js';
import { loadSuite } from '../../suites/load.js';
import { publicData } from './public-data.js';

const SETS = [
  { format: 'quixbugs', data: publicData('quixbugs'), kind: 'repair' },
  { format: 'humanevalpack', data: publicData('humanevalpack'), kind: 'repair' },
  { format: 'humaneval', data: publicData('humaneval'), kind: 'implement' },
  { format: 'mbpp', data: publicData('mbpp-sanitized'), kind: 'implement' },
] as const;

describe.each(SETS)('$data.title', ({ format, data, kind }) => {
  const load = async (seed = 1): Promise<readonly Task[]> => (await loadSuite(`${format}:${data.path}`, { seed })).tasks;

  it.skipIf(data.missing)('has tasks that can be judged', async () => {
    for (const task of await load()) {
      expect(task.kind).toBe(kind);
      expect(task.prompt.length, task.id).toBeGreaterThan(20);
      expect(Object.keys(task.files)).toEqual(expect.arrayContaining([...task.editable]));
      expect(Object.keys(task.reference)).toEqual(task.editable);
    }
  });

  it.skipIf(data.missing)('shows neither the reference nor the label of the bug', async () => {
    for (const task of await load()) {
      const shown = JSON.stringify([task.prompt, task.files]);
      for (const text of Object.values(task.reference)) expect(shown.includes(JSON.stringify(text).slice(1, -1)), task.id).toBe(false);
      if (task.bugClass !== undefined) expect(shown).not.toContain(task.bugClass);
    }
  });

  it.skipIf(data.missing)('hides other cases than it shows, the same for the same seed only', async () => {
    const [first, again, other] = [await load(1), await load(1), await load(2)];
    for (const { id, visible, hidden } of first) {
      if (visible.trust !== 'split' || hidden.trust !== 'split') continue;
      const shown = visible.cases.map((each) => each.id);
      expect(hidden.cases.filter((each) => shown.includes(each.id)), id).toEqual([]);
    }
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it.skipIf(data.missing)('is judged split, but for what cannot be read as calls', async () => {
    const inProcess = (await load()).filter((task) => task.hidden.trust === 'in-process');
    expect(inProcess.length).toBeLessThanOrEqual(2);
    for (const { visible, hidden } of inProcess) {
      if (visible.trust !== 'in-process' || hidden.trust !== 'in-process') continue;
      expect(visible.tests.ids.length).toBeGreaterThan(0);
      expect(visible.tests.ids.filter((id) => hidden.tests.ids.includes(id))).toEqual([]);
    }
  });
});

describe('the sets together', () => {
  const [, pack, plain] = SETS;
  it.skipIf(pack.data.missing || plain.data.missing)('give HumanEval and HumanEvalPack of one number one family', async () => {
    const families = async (reference: string): Promise<string[]> => (await loadSuite(reference, { seed: 1 })).tasks.map((task) => task.family).toSorted();
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
