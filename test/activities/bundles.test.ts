import { beforeEach, describe, expect, it } from 'vitest';
import { propose, type ProposeInput } from '../../activities/cycle/propose.js';
import { openSearch, recordSearch } from '../../activities/cycle/search.js';
import { takeAway } from '../../activities/cycle/take-away.js';
import { outcomesOf } from '../../campaigns/outcomes.js';
import { countsFor, quietCycles, raceOf } from '../../campaigns/searched.js';
import { rewardOf } from '../../domain/meta/outcome.js';
import { withRun } from '../../domain/search/runs.js';
import { beginSearch, type SearchState, type Variant } from '../../domain/search/state.js';
import { familyOf } from '../../domain/tactics/families.js';
import { TACTICS } from '../../domain/tactics/tactics.js';
import { strategyId } from '../../ports/keys.js';
import { proposalList, raceList, strategyList } from '../../ports/lists.js';
import type { EpisodeRecord, RaceRecord } from '../../ports/records.js';
import type { Store } from '../../ports/store.js';
import { fakeModel, type FakeModel } from '../support/fake-model.js';
import { begun, CHAMPION, FIRST, INPUT } from '../support/proposing.js';
import { toyWorld } from '../support/toy-world.js';

const signal = new AbortController().signal;
const AT = 'night/b0/c1/search';
const EDIT = { action: 'rule-added', ruleId: '', rule: 'Mind signs.', setting: '', value: 0, because: 'it helps' };
const BUNDLE = {
  evidence: 'both failed at a sign',
  rootCause: 'signs are not looked at',
  edits: [EDIT, { ...EDIT, action: 'decoding-changed', rule: '', setting: 'temperature', value: 0 }],
  willFix: ['Logic', 'sealed-1'],
  mayBreak: ['t3'],
};

let store: Store;
let model: FakeModel;
beforeEach(async () => {
  store = await begun(toyWorld({ tasks: 30 }).suite.tasks);
  model = fakeModel(() => JSON.stringify(BUNDLE));
  await store.keep('strategies', FIRST, { id: FIRST, strategy: CHAMPION, parent: null, change: null });
  await store.budget.open('night', { modelCalls: null, costUsd: null });
  await ended('t1', 'Logic');
  await ended('t2', 'Syntax');
  await ended('t3', null);
});

async function ended(taskId: string, errorClass: 'Logic' | 'Syntax' | null): Promise<void> {
  const solved = errorClass === null;
  const record = { taskId, solved, errorClass, status: solved ? 'passed' : 'failed' } as EpisodeRecord; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the rest of an episode plays no part
  await store.keep('episodes', `${AT}/${taskId}`, record);
  await store.keep('traces', `${AT}/${taskId}`, { taskId, family: taskId, strategy: FIRST, solved, text: `Task ${taskId}.` });
}

const searching = (change: Partial<NonNullable<ProposeInput['search']>> = {}): ProposeInput => ({
  ...INPUT,
  address: `night/b0/c1/proposal/${change.number ?? 0}/${FIRST}`,
  search: {
    number: 0,
    parent: FIRST,
    episodes: [`${AT}/t1`],
    seen: [`${AT}/t2`, `${AT}/t3`],
    inVain: [],
    turn: 0,
    state: { seed: 1, tasks: 3, attempts: 2, pool: [{ id: FIRST, runs: '' }] },
    ...change,
  },
});

describe('a bundle that a model proposes in a search', () => {
  it('is kept with its reasons and what it foretells of tasks that were seen, each edit behind the other', async () => {
    const made = await propose({ store, model }, searching(), signal);
    expect(made.aim).toEqual({ willFix: ['t1'], mayBreak: ['t3'] });
    const record = await store.find('proposals', searching().address);
    expect(record).toMatchObject({
      foretold: { evidence: 'both failed at a sign', rootCause: 'signs are not looked at', willFix: ['t1'], mayBreak: ['t3'] },
      through: made.through,
      made: { change: { action: 'edits-bundled', edits: [{ new: 'Mind signs.' }, { new: 'temperature 0' }] } },
    });
    const between = await store.find('strategies', made.through?.[0] ?? '');
    expect(between).toMatchObject({ parent: FIRST, change: { action: 'rule-added', tactic: 'rule-add' } });
    // it is no challenger of the campaign
    expect(await store.list(strategyList('night'))).not.toContain(between?.id);
    const question = model.requests[0]?.messages.map(({ content }) => content).join('\n') ?? '';
    expect(question).toContain('- t1: not solved, Logic\n- t2: not solved, Syntax\n- t3: solved');
    expect(await propose({ store, model }, searching(), signal)).toEqual(made);
  });

  it('loses one edit at a time, and its race is that of whatever holds one of them', async () => {
    const { strategy, through = [] } = await propose({ store, model }, searching(), signal);
    const edit = { before: FIRST, after: through[0] ?? '' };
    const left = await takeAway({ store }, { campaign: 'night', champion: FIRST, bundle: strategy ?? '', edit });
    const version = await store.find('strategies', left ?? '');
    expect(version?.strategy).toMatchObject({ rules: CHAMPION.rules, decoding: { temperature: 0 } });
    const last = await takeAway(
      { store },
      { campaign: 'night', champion: FIRST, bundle: strategy ?? '', edit: { before: through[0] ?? '', after: strategy ?? '' } },
    );
    expect(last).toBe(through[0]);
    const smaller = variant('small', '', [edit]);
    const search = { state: stateOf([smaller]) };
    expect(raceOf(search, { strategy, through }, [{ challenger: 'small' }])).toEqual({ challenger: 'small' });
    expect(raceOf(search, { strategy }, [{ challenger: 'small' }])).toBeUndefined();
  });

  it('is told of what was to solve tasks and did not', async () => {
    const colder = { ...CHAMPION, decoding: { ...CHAMPION.decoding, temperature: 0.1 } };
    const child = strategyId(colder);
    const change = {
      action: 'decoding-changed',
      tactic: 'x',
      old: 'temperature 0.4',
      new: 'temperature 0.1',
      because: '',
      evidence: [],
    } as const;
    await store.keep('strategies', child, { id: child, strategy: colder, parent: FIRST, change });
    await propose({ store, model }, searching({ inVain: [{ child, parent: FIRST, tasks: ['t1', 't2'] }] }), signal);
    expect(model.requests[0]?.messages[1]?.content).toContain('- decoding-changed: temperature 0.1 (it was to solve t1, t2, and did not)');
  });

  it('leaves every other proposal to another family where no race came for long', async () => {
    model = fakeModel(() => 'no idea');
    const families = async (number: number, turn: number): Promise<readonly string[]> => {
      await propose({ store, model }, searching({ number, turn }), signal, TACTICS);
      const record = await store.find('proposals', searching({ number, turn }).address);
      return [...new Set(record?.asked.map(({ choice }) => familyOf(choice.tactic)))];
    };
    // of those that were chosen as seldom, in their order
    for (const [turn, family] of [
      [2, 'forms'],
      [3, 'examples'],
      [4, 'settings'],
    ] as const)
      expect((await families(2 * turn + 1, turn))[0]).toBe(family);
    expect((await families(2, 4))[0]).toBe('ideas');
  });
});

describe('what a search has on record', () => {
  it('counts rules over cycles, and tells them of each strategy that holds one', async () => {
    const ruled = { ...CHAMPION, rules: [...CHAMPION.rules, { id: 'r2', text: 'Mind signs.', pinned: false }] };
    const id = strategyId(ruled);
    await store.keep('strategies', id, { id, strategy: ruled, parent: FIRST, change: null });
    await store.append(strategyList('night'), id);
    await recorded(0, stateOf([variant(id, '1111')], '0001'));
    await recorded(1, stateOf([], '0001'));
    expect(await countsFor(store, id)).toEqual([{ rule: 'Mind signs.', places: 4, helpful: 3, harmful: 0, saved: 3 }]);
  });

  it('rewards a tactic for what it foretold rightly, and not for what it said may break', async () => {
    const { strategy } = await propose({ store, model }, searching(), signal);
    const foretold = [{ child: strategy ?? '', parent: FIRST, willFix: [0], mayBreak: [1], fixable: 2, fixed: 1, breakable: 1, broke: 1 }];
    await recorded(1, { ...stateOf([variant(strategy ?? '', '')]), foretold });
    expect(await store.list(proposalList('night'))).toHaveLength(1);
    const [outcome] = await outcomesOf(store, 'night');
    expect(outcome).toMatchObject({ end: 'entered', foretold: 0.5 });
    const entered = { end: 'entered', progress: 0, judged: null } as const;
    expect(rewardOf({ ...entered, foretold: 1 })).toBeGreaterThan(rewardOf({ ...entered, foretold: 0 }));
  });

  it('knows how many cycles have gone without a race, on its branch', async () => {
    for (const cycle of [0, 1, 2, 3]) await recorded(cycle, stateOf([]));
    expect(await quietCycles(store, 'night', { branch: 0, cycle: 4 })).toBe(4);
    expect(await quietCycles(store, 'night', { branch: 1, cycle: 4 })).toBe(0);
    const race = { campaign: 'night', branch: 0, cycle: 1, challenger: 'x', decision: 'dropped' } as RaceRecord; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the rest of a race plays no part
    await store.keep('races', 'night/b0/c1/race', race);
    await store.append(raceList('night'), 'night/b0/c1/race');
    expect(await quietCycles(store, 'night', { branch: 0, cycle: 4 })).toBe(2);
    const now = { champion: FIRST, branch: 0, view: [], model: 'fake-1' };
    expect((await openSearch({ store }, { campaign: 'night', latest: null, now: { ...now, cycle: 4 } })).turn).toBe(0);
    await recorded(4, stateOf([]));
    expect((await openSearch({ store }, { campaign: 'night', latest: null, now: { ...now, cycle: 5 } })).turn).toBe(1);
  });
});

function variant(id: string, runs: string, edits: Variant['edits'] = []): Variant {
  return { id, parents: [FIRST], edits, runs, entrance: [], race: 'none' };
}

function stateOf(others: readonly Variant[], runs = ''): SearchState {
  const state = beginSearch({ seed: 1, tasks: 10, attempts: 2, champion: FIRST });
  const first = Array.from(runs).reduce(
    (row, each, place) => withRun(row, place, each === '0' ? 'unsolved' : { attempts: Number(each) }),
    '',
  );
  return { ...state, pool: [...state.pool.map((each) => ({ ...each, runs: first })), ...others] };
}

async function recorded(cycle: number, state: SearchState): Promise<void> {
  const work = { proposals: 0, made: 0, entered: 0, episodes: 0, modelCalls: 0, costUsd: 0 };
  const at = { campaign: 'night', branch: 0, cycle, champion: FIRST };
  const eras = [{ from: 0, branch: 0, cycle: 0, view: [], model: 'fake-1' }];
  await recordSearch({ store }, { ...at, state, eras, work, best: null, because: '' });
}
