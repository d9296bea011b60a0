import { beforeEach, describe, expect, it } from 'vitest';
import { learn, remember } from '../../activities/cycle/learn.js';
import type { Learned } from '../../activities/cycle/practised.js';
import { failedBefore } from '../../activities/cycle/failed-before.js';
import { episode } from '../../activities/episode/episode.js';
import { createCampaign, prepareCampaign } from '../../campaigns/prepare.js';
import { accountAddress, accountsIn, bookIn } from '../../campaigns/memory-book.js';
import { orderRow } from '../../campaigns/memory-orders.js';
import { rowsWanted } from '../../campaigns/memory-search.js';
import { importRows, lineOf, readLine } from '../../campaigns/memory-file.js';
import { learnableBy, memoryOf, viewNow } from '../../campaigns/memory-scope.js';
import { memoryLines, memoryOfCampaign } from '../../campaigns/memory-told.js';
import { campaignState } from '../../campaigns/state.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import { cycleAddress, within } from '../../domain/address.js';
import { policyOf, FIRST_STRATEGY } from '../../domain/strategy.js';
import type { Pool } from '../../domain/task.js';
import type { View } from '../../domain/view.js';
import { codeReader } from '../../judge/shapes.js';
import { lessonList } from '../../ports/lists.js';
import type { CampaignConfig, SuiteRecord } from '../../ports/records.js';
import { CONFIG } from '../api/fakes.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';

const signal = new AbortController().signal;

/** A campaign whose episodes are run by hand: `plain` is the chance that an answer is right. */
async function openCampaign({ plain = 1, id = 'c', store = openFakeStore(), config = {} }: Options = {}) {
  const world = toyWorld({ tasks: 20, plain });
  const memory = openFakeMemory({ store });
  const ports = { ...world, store, memory, code: codeReader };
  const prepared = await prepareCampaign(store, id, world.suite, { ...CONFIG, attempts: 2, batch: 4, ...config });
  const suite: SuiteRecord = await loadSuiteRecord(store, prepared.config.suiteId);
  const { champion } = await campaignState(store, id);
  const of = (pool: Pool) => suite.tasks.filter((task) => task.pool === pool);
  const run = async (task: string, address: string, view: View = []): Promise<Learned> => {
    const hash = suite.tasks.find((each) => each.id === task)?.hash ?? '';
    const spec = {
      address,
      campaign: id,
      model: 'fake-1',
      task: hash,
      strategy: champion,
      seed: 1,
      view,
      ...policyOf(FIRST_STRATEGY, 2),
      recall: 2,
    };
    await episode(ports, spec, signal);
    const course = await store.find('courses', address);
    if (course === null) throw new TypeError('there is no course');
    return (await learn(ports, course, signal)) ?? { ...course, lesson: '' };
  };
  const practise = async (cycle: number, tasks: readonly string[], { branch = 0, view = [] as View } = {}) => {
    const addresses = tasks.map((task, index) => within(cycleAddress(id, branch, cycle), 'practise', index, task));
    const learned = await Promise.all(tasks.map((task, index) => run(task, addresses[index] ?? '', view)));
    const said = learned.filter(({ lesson }) => lesson !== '');
    await remember(ports, { branch, cycle }, said, { campaign: id, episodes: addresses });
    return said;
  };
  return { id, ports, store, memory, suite, of, run, practise, config: prepared.config };
}

interface Options {
  readonly plain?: number;
  readonly id?: string;
  readonly store?: ReturnType<typeof openFakeStore>;
  readonly config?: Partial<CampaignConfig>;
}

type World = Awaited<ReturnType<typeof openCampaign>>;
const first = ({ of }: World, count: number, pool: Pool = 'train'): string[] =>
  of(pool)
    .slice(0, count)
    .map(({ id }) => id);

describe('what an episode leaves in memory', () => {
  it('is its lesson, and the program where it was solved', async () => {
    const at = await openCampaign();
    await at.practise(0, first(at, 2));
    const rows = await rowsWanted(at.store, { campaign: 'c' });
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['code', 'code', 'success', 'success']);
    expect(rows.find(({ kind }) => kind === 'code')).toMatchObject({
      pool: 'train',
      language: 'python',
      problem: expect.stringContaining('Toy number'),
      code: expect.stringMatching(/^mended/),
      solved: true,
      errorType: 'Logic',
    });
    const failing = await openCampaign({ plain: 0 });
    await failing.practise(0, first(failing, 1));
    expect((await rowsWanted(failing.store, {})).map(({ kind }) => kind)).toEqual(['lesson']);
  });

  it('is written once, and counted once, however often a cycle is cut and goes on', async () => {
    const at = await openCampaign();
    const said = await at.practise(0, first(at, 3));
    const before = [await rowsWanted(at.store, {}), await at.store.find('accounts', accountAddress('c', 0, 0))];
    const practice = { campaign: 'c', episodes: said.map(({ spec }) => spec.address) };
    await remember(at.ports, { branch: 0, cycle: 0 }, said, practice);
    expect([await rowsWanted(at.store, {}), await at.store.find('accounts', accountAddress('c', 0, 0))]).toEqual(before);
    await at.practise(1, []);
    const { uses } = await bookIn(at.store, { campaign: 'c', branches: [{ branch: 0, upToCycle: 1 }] });
    expect(uses.map(({ episode: address }) => address).toSorted()).toEqual([...practice.episodes].toSorted());
  });

  it('is one row where the same is learned again, with the count', async () => {
    const at = await openCampaign({ plain: 0 });
    const [task = ''] = first(at, 1);
    for (const cycle of [0, 1, 2]) await at.practise(cycle, [task]);
    const rows = await rowsWanted(at.store, {});
    expect(rows).toHaveLength(1);
    const { entries } = await bookIn(at.store, { campaign: 'c', branches: [{ branch: 0, upToCycle: 2 }] });
    expect(entries.get(rows[0]?.id ?? '')).toMatchObject({ kind: 'lesson', count: 3, age: 1 });
    expect(memoryLines(await memoryOfCampaign(at.store, await campaignState(at.store, 'c'))).join('\n')).toContain(
      '2 times something was learned again',
    );
  });

  it('keeps an episode that was cut for the account of the cycle in which it ends', async () => {
    const at = await openCampaign();
    await at.practise(0, []);
    await at.store.append('traces:c', 'c/b0/c0/search/toy/0/side:x');
    await at.practise(1, []);
    expect(await at.store.find('accounts', accountAddress('c', 0, 1))).toMatchObject({
      open: ['c/b0/c0/search/toy/0/side:x'],
      episodes: [],
    });
    await at.run(first(at, 1)[0] ?? '', 'c/b0/c0/search/toy/0/side:x');
    await at.practise(2, []);
    expect(await at.store.find('accounts', accountAddress('c', 0, 2))).toMatchObject({
      open: [],
      episodes: [{ solved: true, practised: false }],
    });
  });
});

describe('what learning may not see', () => {
  let at: World;
  beforeEach(async () => {
    at = await openCampaign({ plain: 0.5 });
  });

  it.each(['gate', 'sealed'] as const)('of %s tasks nothing gets in by any door', async (pool) => {
    const held = first(at, 3, pool);
    const train = first(at, 2);
    await at.practise(0, train);
    const before = (await at.store.list(lessonList('c'))).length;
    for (const [index, task] of held.entries()) {
      // where they stand, and where they would pass for practice
      for (const address of [`c/b0/c0/race/k1/pair/${index}/${task}`, `c/exam/side:first/${task}`, `c/b0/c1/practise/${index}/${task}`]) {
        const learned = await at.run(task, address, [{ branch: 0, upToCycle: 0 }]);
        const doing = remember(at.ports, { branch: 0, cycle: 1 }, [learned], { campaign: 'c', episodes: [address] });
        await expect(doing).rejects.toMatchObject({ kind: 'bad-request', message: expect.stringContaining('only train') });
      }
    }
    expect((await at.store.list(lessonList('c'))).length).toBe(before);
    const again = await failedBefore(at.ports, {
      campaign: 'c',
      suiteId: at.config.suiteId,
      view: [{ branch: 0, upToCycle: 9 }],
      batch: 40,
    });
    expect(again.filter(({ id }) => held.includes(id))).toEqual([]);
    expect((await rowsWanted(at.store, {})).filter(({ taskId }) => held.includes(taskId))).toEqual([]);
  });

  it('a race neither withholds nor is counted', async () => {
    await at.practise(0, first(at, 4));
    const [task = ''] = first(at, 1, 'gate');
    const address = `c/b0/c0/race/k1/pair/0/${task}/side:champion`;
    await at.run(task, address, [{ branch: 0, upToCycle: 0 }]);
    expect((await at.store.find('recalls', address))?.withheld).toBeUndefined();
    await at.practise(1, []);
    expect((await at.store.find('accounts', accountAddress('c', 0, 1)))?.episodes).toEqual([]);
  });

  it('a file names its pool and its version, and what is of another is refused by its line', async () => {
    await at.practise(0, first(at, 2));
    const [row] = await rowsWanted(at.store, {});
    if (row === undefined) throw new TypeError('there is no row');
    expect(lineOf({ ...row, pool: 'sealed' })).toBeNull();
    const line: unknown = JSON.parse(lineOf(row) ?? '{}');
    const altered = (change: object): string => JSON.stringify(Object.assign({}, line, change));
    expect(readLine(altered({ pool: 'gate' }))).toEqual({ refused: 'pool: is "gate": only what was learned on train tasks is shared' });
    expect(readLine(altered({ schema: 2 }))).toEqual({ refused: 'schema: is 2; this version reads 1' });
    expect(readLine(altered({ hidden: 'x' }))).toMatchObject({ refused: expect.stringContaining('hidden') });
    expect(readLine(altered({ sentence: '' }))).toMatchObject({ refused: expect.stringContaining('sentence') });
    expect(readLine('{')).toEqual({ refused: 'is no JSON object' });
    expect(readLine('[]')).toMatchObject({ refused: expect.stringContaining('schema') });
    expect(readLine(' '.repeat(70_000))).toMatchObject({ refused: expect.stringContaining('at most') });
    expect(readLine(lineOf(row) ?? '')).toMatchObject({ row: { taskId: row.taskId, origin: 'c' } });
  });

  it('a campaign of the same name for memory that keeps a task for its gate is not told what another one learned on it', async () => {
    const one = await openCampaign({ plain: 1, id: 'one', store: at.store, config: { memoryScope: 'team', seed: 1 } });
    await one.practise(0, first(one, 8));
    await at.store.campaigns.update('one', { cycle: 1 });
    const two = await openCampaign({ id: 'two', store: at.store, config: { memoryScope: 'team', seed: 5 } });
    const held = new Set([...two.of('gate'), ...two.of('sealed')].map(({ id }) => id));
    const rows = await rowsWanted(at.store, { campaign: 'one' });
    const isLearnable = await learnableBy(at.store, 'two');
    const kept = rows.filter(isLearnable);
    expect(rows.some(({ taskId }) => held.has(taskId))).toBe(true);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter(({ taskId }) => held.has(taskId))).toEqual([]);
    const view = (await viewNow(at.store, 'two')).branches;
    for (const { id } of two.of('train')) {
      const address = `two/b0/c0/practise/0/${id}`;
      await two.run(id, address, view);
      const told = (await at.store.find('recalls', address))?.rows ?? [];
      const of = await Promise.all(told.map(async (each) => (await at.store.find('memory', each.id))?.taskId ?? ''));
      expect(of.filter((task) => held.has(task))).toEqual([]);
    }
  });
});

describe('failed tasks', () => {
  it('come back as practice, of the branch that failed at them', async () => {
    const at = await openCampaign({ plain: 0 });
    const tasks = first(at, 3);
    await at.practise(0, tasks);
    const ask = (view: View, batch: number) => failedBefore(at.ports, { campaign: 'c', suiteId: at.config.suiteId, view, batch });
    const again = await ask([{ branch: 0, upToCycle: 0 }], 8);
    expect(again).toHaveLength(2);
    expect(again.every(({ id }) => tasks.includes(id))).toBe(true);
    expect(await ask([{ branch: 1, upToCycle: 0 }], 8)).toEqual([]);
    expect(await ask([{ branch: 0, upToCycle: 0 }], 3)).toEqual([]);
  });
});

describe('a view', () => {
  it('has the accounts of its own chain: a rollback takes credit and quarantine back too', async () => {
    const at = await openCampaign();
    const tasks = first(at, 2);
    await at.practise(0, tasks);
    await at.practise(1, tasks, { view: [{ branch: 0, upToCycle: 0 }] });
    const then = { campaign: 'c', branches: [{ branch: 0, upToCycle: 0 }] };
    const before = await accountsIn(at.store, then);
    await at.store.keep('branches', 'c/b1', {
      campaign: 'c',
      branch: 1,
      rollback: 'r',
      checkpoint: 'c/b0/checkpoint-1',
      ancestors: [{ branch: 0, upToCycle: 0 }],
      lesson: '',
      paused: null,
    });
    await at.practise(1, tasks, { branch: 1, view: [{ branch: 0, upToCycle: 0 }] });
    const branches = [
      { branch: 0, upToCycle: 0 },
      { branch: 1, upToCycle: 1 },
    ];
    const accounts = await accountsIn(at.store, { campaign: 'c', branches });
    expect(accounts.map(({ branch, cycle }) => [branch, cycle])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    const { uses } = await bookIn(at.store, { campaign: 'c', branches });
    expect(uses.filter(({ episode: address }) => address.startsWith('c/b0/c1'))).toEqual([]);
    expect(await accountsIn(at.store, then)).toEqual(before);
  });

  it('begins with what shares its name for memory, as far as that had come, and nothing else', async () => {
    const one = await openCampaign({ id: 'one', config: { memoryScope: 'team' } });
    await one.practise(0, first(one, 2));
    await one.store.campaigns.update('one', { cycle: 1 });
    const alone = await createCampaign(one.store, 'alone', { ...one.config, memoryScope: null }, 'x');
    expect(alone.config.sharedMemory).toBeUndefined();
    const two = await openCampaign({ id: 'two', store: one.store, config: { memoryScope: 'team' } });
    expect(two.config.sharedMemory).toEqual({ scope: 'team', memory: [{ campaign: 'one', branch: 0, upToCycle: 0 }] });
    expect((await openCampaign({ id: 'two', store: one.store, config: { memoryScope: 'team' } })).config).toEqual(two.config);
    expect(await memoryOf(one.store, 'other', new Set())).toEqual([]);
  });

  it('of imports too, each of which counts as what it adds', async () => {
    const one = await openCampaign({ id: 'one' });
    await one.practise(0, first(one, 2));
    const rows = await rowsWanted(one.store, {});
    const lines = rows.flatMap((row) => {
      const read = readLine(lineOf(row) ?? '');
      return 'row' in read ? [read.row] : [];
    });
    const take = (of: typeof lines) => importRows(one.ports, 'team', of, () => undefined);
    expect(await take(lines.slice(0, 2))).toEqual({ fresh: 2, known: 0 });
    expect(await take(lines.slice(0, 2))).toEqual({ fresh: 0, known: 2 });
    expect(await take(lines)).toEqual({ fresh: lines.length - 2, known: 2 });
    expect(await memoryOf(one.store, 'team', new Set())).toEqual([{ campaign: 'scope team', branch: 0, upToCycle: 1 }]);
    const imported = await rowsWanted(one.store, { scope: 'team' });
    expect(imported.map(({ sentence, origin }) => [sentence, origin])).toEqual(lines.map(({ sentence }) => [sentence, 'one']));
    const again = imported.flatMap((row) => {
      const read = readLine(lineOf(row) ?? '');
      return 'row' in read ? [read.row] : [];
    });
    expect(await take(again)).toEqual({ fresh: 0, known: lines.length });
  });
});

describe('what a person had forgotten', () => {
  it('is told no more from the next cycle on, and again when that is undone in time', async () => {
    const at = await openCampaign();
    await at.practise(0, first(at, 1));
    const [row] = await rowsWanted(at.store, {});
    const id = row?.id ?? '';
    const now = new Date('2027-01-01T00:00:00Z');
    await expect(orderRow(at.store, id, 'restore', '', now)).rejects.toMatchObject({ kind: 'conflict' });
    await orderRow(at.store, id.slice(0, 10), 'forget', 'it is wrong', now);
    await expect(orderRow(at.store, id, 'forget', '', now)).rejects.toMatchObject({ kind: 'conflict' });
    const outAfter = async (cycle: number) =>
      (await bookIn(at.store, { campaign: 'c', branches: [{ branch: 0, upToCycle: cycle }] })).entries.get(id)?.out ?? null;
    expect(await outAfter(0)).toBeNull();
    await at.practise(1, []);
    expect(await outAfter(1)).toBe('forgotten');
    const late = new Date('2027-02-15T00:00:00Z');
    await expect(orderRow(at.store, id, 'restore', '', late)).rejects.toMatchObject({ message: expect.stringContaining('30 days') });
    await orderRow(at.store, id, 'restore', '', new Date('2027-01-05T00:00:00Z'));
    await at.practise(2, []);
    expect(await outAfter(2)).toBeNull();
    const second = await createCampaign(at.store, 'later', { ...at.config, inherited: inheritedFrom('c') }, 'x');
    expect(await accountsIn(at.store, { campaign: second.id, branches: inheritedFrom('c').memory })).toMatchObject([
      { cycle: 0 },
      { cycle: 1 },
      { cycle: 2 },
      { cycle: -1, orders: { [id]: 'restore' } },
    ]);
  });
});

function inheritedFrom(campaign: string): NonNullable<CampaignConfig['inherited']> {
  return { campaign, champion: 'x', memory: [{ campaign, branch: 0, upToCycle: 9 }] };
}
