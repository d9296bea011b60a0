import { beforeAll, describe, expect, it } from 'vitest';
import { splitPools } from '../../domain/split.js';
import { checkIds, type Language, LANGUAGES, type Suite, type Task } from '../../domain/task.js';
import { outlineOf } from '../../suites/folder/outline.js';
import { loadSuite } from '../../suites/load.js';
import { shippedFolder, shippedSuites } from '../../suites/shipped.js';
import { outlined } from '../support/outlined.js';

let suite: Suite;
beforeAll(async () => {
  suite = await loadSuite('selfimprovebench', { seed: 1 });
});

function asked(side: Task['visible']): readonly string[] {
  return side.trust === 'split' ? side.cases.map((each) => JSON.stringify('call' in each ? each.call : each.stdin)) : [];
}

function lines({ reference }: Task): number {
  return Object.values(reference).join('\n').split('\n').length;
}

function checks(task: Task): number[] {
  return [task.visible, task.hidden].map((side) => checkIds(side).length);
}

it('ships three suites', async () => {
  expect(await shippedSuites()).toEqual(['first-functions', 'selfimprovebench', 'whole-programs']);
});

it.each(['first-functions', 'selfimprovebench', 'whole-programs'])('lists of %s what reading all of it says', async (name) => {
  expect(await outlineOf(shippedFolder(name))).toEqual(outlined(await loadSuite(name, { seed: 1, language: 'all', kinds: 'all' })));
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

describe('the suite of programs to write whole', () => {
  let tasks: readonly Task[];
  beforeAll(async () => {
    ({ tasks } = await loadSuite('whole-programs', { seed: 1 }));
  });

  it('is programs of several files in four languages, each a family of its own, and one of over a thousand lines', () => {
    expect(tasks.length).toBeGreaterThanOrEqual(8);
    expect(new Set(tasks.map(({ family }) => family)).size).toBe(tasks.length);
    expect(new Set(tasks.map(({ language }) => language))).toEqual(new Set(['python', 'java', 'javascript', 'rust']));
    expect(tasks.filter(({ kind, difficulty }) => kind !== 'build' || difficulty === undefined)).toEqual([]);
    expect(tasks.filter(({ editable }) => editable.length < 4 || editable.length > 10).map(({ id }) => id)).toEqual([]);
    expect(tasks.filter((task) => lines(task) < 150).map(({ id }) => id)).toEqual([]);
    expect(tasks.filter((task) => lines(task) > 1_000).length).toBeGreaterThanOrEqual(1);
  });

  it('gives the files of the reference, one of them with what is asked for and the others empty', () => {
    for (const { editable, reference, files } of tasks) {
      expect([...editable].toSorted()).toEqual(Object.keys(reference).toSorted());
      expect(editable.filter((path) => files[path] !== '')).toEqual(editable.slice(0, 1));
    }
  });

  it('shows some cases and hides many more, and none stands on both sides', () => {
    expect(tasks.filter((task) => Number(checks(task)[0]) < 4 || Number(checks(task)[1]) < 40).map(({ id }) => id)).toEqual([]);
    const shown = tasks.filter(({ visible, hidden }) => asked(hidden).some((each) => asked(visible).includes(each)));
    expect(shown.map(({ id }) => id)).toEqual([]);
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

describe('the suite for the offline model, in all languages', () => {
  let all: Suite;
  beforeAll(async () => {
    all = await loadSuite('selfimprovebench', { seed: 1, language: 'all', kinds: 'all' });
  });

  const OURS: readonly Language[] = ['python', 'java', 'javascript', 'rust'];

  it('has equal parts', () => {
    const counts = OURS.map((language) => {
      const kinds = all.tasks.filter((task) => task.language === language).map(({ kind }) => kind);
      return [
        language,
        ...(['repair', 'implement', 'extend', 'multi-file', 'performance'] as const).map(
          (kind) => kinds.filter((each) => each === kind).length,
        ),
      ];
    });
    expect(counts).toEqual([
      ['python', 132, 10, 6, 5, 6],
      ['java', 133, 9, 6, 5, 6],
      ['javascript', 133, 9, 6, 5, 6],
      ['rust', 133, 9, 6, 5, 6],
    ]);
  });

  it('is Python to repair and to write where nobody says otherwise', async () => {
    const usual = all.tasks.filter(({ language, kind }) => language === 'python' && (kind === 'repair' || kind === 'implement'));
    expect(suite.tasks).toEqual(usual);
    const { tasks, others } = await loadSuite('selfimprovebench', { seed: 1, language: 'python' });
    expect({ tasks, others }).toEqual({ tasks: usual, others: all.tasks.length - usual.length });
  });

  it.each(OURS)('has mistakes that recur in %s too', (language) => {
    const families = new Map<string, Set<string>>();
    for (const { bugClass, family, ...task } of all.tasks)
      if (task.language === language && bugClass !== undefined) families.set(bugClass, (families.get(bugClass) ?? new Set()).add(family));
    const recurring = [...families.values()].filter((each) => each.size >= 4);
    expect(recurring.length).toBeGreaterThanOrEqual(14);
    expect(recurring.reduce((sum, each) => sum + each.size, 0)).toBeGreaterThanOrEqual(115);
  });

  it('keeps the pools of the families that were there before the other languages', () => {
    const pools = splitPools(suite.tasks, 1);
    const sealed = new Set(suite.tasks.filter(({ id }) => pools.get(id) === 'sealed').map(({ family }) => family));
    expect([...sealed].toSorted()).toEqual(SEALED);
  });

  it('puts what is one problem in several languages into one pool', () => {
    const pools = splitPools(all.tasks, 1);
    const byFamily = new Map<string, Set<string | undefined>>();
    for (const { id, family } of all.tasks) byFamily.set(family, (byFamily.get(family) ?? new Set()).add(pools.get(id)));
    expect([...byFamily.values()].filter((each) => each.size > 1)).toEqual([]);
  });

  it('shows and hides at least five checks a task', () => {
    expect(all.tasks.filter((task) => Math.min(...checks(task)) < 5).map(({ id }) => id)).toEqual([]);
  });

  it('asks nothing on one side that stands on the other', () => {
    const shown = all.tasks.filter(({ visible, hidden }) => asked(hidden).some((each) => asked(visible).includes(each)));
    expect(shown.map(({ id }) => id)).toEqual([]);
  });

  it('has one description a family and language, and says how hard a task is', () => {
    const usual = new Set(suite.tasks.map(({ id }) => id));
    const more = all.tasks.filter(({ id }) => !usual.has(id));
    expect(new Set(more.map(({ family, language }) => `${family} ${language}`)).size).toBe(more.length);
    expect(more.filter(({ difficulty }) => difficulty === undefined)).toEqual([]);
    const telling = all.tasks.filter(
      ({ bugClass, prompt, files }) => bugClass !== undefined && JSON.stringify([prompt, files]).includes(bugClass),
    );
    expect(telling.map(({ id }) => id)).toEqual([]);
  });

  it('names what is wrong where a program is wrong, and nothing where it is to be written', () => {
    const named = all.tasks.filter(({ kind, bugClass }) => (kind === 'repair' || kind === 'performance') && bugClass === undefined);
    const unnamed = all.tasks.filter(({ kind, bugClass }) => (kind === 'implement' || kind === 'extend') && bugClass !== undefined);
    expect([...named, ...unnamed].map(({ id }) => id)).toEqual([]);
    expect(all.tasks.filter(({ kind, files }) => (kind === 'multi-file') !== Object.keys(files).length > 1).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it('has no task in a language that it does not know', () => {
    expect(LANGUAGES.filter((language) => all.tasks.some((task) => task.language === language)).toSorted()).toEqual(OURS.toSorted());
  });
});

/** The families of the sealed pool with seed 1: other tasks of the suite must not move them, or stored records say nothing any more. */
const SEALED = (
  'above-mean all-fresh city-filter club-fees collision-check dry-spells egg-boxes even-shares exchange-booth ferry-trips golf-round ' +
  'guest-list harbour-calls height-gate highest-bid longest-word next-number night-watch paint-cans quiz-answers rain-share ' +
  'river-lengths sandwich-sets speed-camera step-levels tape-rolls traffic-lights yes-no'
).split(' ');
