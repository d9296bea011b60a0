import { beforeAll, describe, expect, it } from 'vitest';
import type { Suite, Task } from '../../domain/task.js';
import { loadSuite, shippedSuites } from '../../suites/load.js';

let suite: Suite;
beforeAll(async () => {
  suite = await loadSuite('selfimprovebench', { seed: 1 });
});

function checks(task: Task): number[] {
  return [task.visible, task.hidden].map((side) => (side.trust === 'split' ? side.cases.length : side.tests.ids.length));
}

it('ships two suites', async () => {
  expect(await shippedSuites()).toEqual(['first-functions', 'selfimprovebench']);
});

describe('the suite for small language models', () => {
  it('is broad, and each task is a function to write with cases on both sides', async () => {
    const { tasks } = await loadSuite('first-functions', { seed: 1 });
    expect(tasks.length).toBeGreaterThanOrEqual(150);
    expect(new Set(tasks.map(({ family }) => family)).size).toBeGreaterThanOrEqual(120);
    expect(tasks.filter(({ kind, hidden }) => kind !== 'implement' || hidden.trust !== 'split')).toEqual([]);
    expect(tasks.filter((task) => Math.min(...checks(task)) < 2).map(({ id }) => id)).toEqual([]);
  });
});

describe('the suite for the offline model', () => {
  it('is large and broad enough to compare strategies', () => {
    expect(suite.tasks.length).toBeGreaterThanOrEqual(120);
    expect(new Set(suite.tasks.map((task) => task.family)).size).toBeGreaterThanOrEqual(100);
    expect(suite.tasks.filter((task) => task.kind === 'implement').length).toBeGreaterThanOrEqual(10);
    expect(suite.tasks.filter((task) => task.hidden.trust === 'in-process').length).toBeGreaterThanOrEqual(4);
  });

  it('has mistakes that recur, each in at least eight families, beside some that do not', () => {
    const families = new Map<string, Set<string>>();
    for (const { bugClass, family } of suite.tasks)
      if (bugClass !== undefined) families.set(bugClass, (families.get(bugClass) ?? new Set()).add(family));
    const recurring = [...families.values()].filter((each) => each.size >= 8);
    const share = recurring.reduce((sum, each) => sum + each.size, 0) / suite.tasks.length;
    expect(recurring.length).toBeGreaterThanOrEqual(10);
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.9);
  });

  it('shows and hides at least five checks a task', () => {
    expect(suite.tasks.filter((task) => Math.min(...checks(task)) < 5).map((task) => task.id)).toEqual([]);
  });

  it('labels each bug, and tells it to nobody', () => {
    expect(suite.tasks.filter((task) => (task.bugClass !== undefined) !== (task.kind === 'repair')).map((task) => task.id)).toEqual([]);
    const telling = suite.tasks.filter(
      (task) => task.bugClass !== undefined && JSON.stringify([task.prompt, task.files]).includes(task.bugClass),
    );
    expect(telling.map((task) => task.id)).toEqual([]);
  });

  it('has one right form and one description a family', () => {
    for (const family of new Set(suite.tasks.map((task) => task.family))) {
      const tasks = suite.tasks.filter((task) => task.family === family);
      expect(new Set(tasks.map((task) => JSON.stringify(task.reference))).size).toBe(1);
      expect(new Set(tasks.map((task) => task.prompt)).size).toBe(1);
      expect(new Set(tasks.map((task) => JSON.stringify(task.files))).size).toBe(tasks.length);
    }
  });
});
