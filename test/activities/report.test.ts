import { beforeEach, describe, expect, it } from 'vitest';
import type { CampaignCarried, Extension } from '../../ports/campaign-records.js';
import { enrolStrategy, prepareCampaign } from '../../campaigns/prepare.js';
import type { EpisodeRecord } from '../../ports/records.js';
import { report, type ReportInput } from '../../activities/campaign/report.js';
import { examAddress, within } from '../../domain/address.js';
import { examPlaces } from '../../domain/exam-places.js';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import { watchFrom } from '../../domain/trust-watch.js';
import { SCENE_CONFIG } from '../support/campaign-scene.js';
import { openFakeStore } from '../support/fake-store.js';
import { toyWorld } from '../support/toy-world.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import type { Store } from '../../ports/store.js';
import { SOLVED_EPISODE } from '../support/episode-records.js';

const world = toyWorld();
let store: Store;
let champion: string;
let places: readonly (readonly string[])[];

beforeEach(async () => {
  store = openFakeStore();
  const { config } = await prepareCampaign(store, 'c', world.suite, { ...SCENE_CONFIG, examRuns: 1 });
  champion = (await store.campaigns.get('c'))?.champion ?? '';
  const { tasks } = await loadSuiteRecord(store, config.suiteId);
  places = examPlaces(
    tasks.filter(({ pool }) => pool === 'sealed'),
    1,
  ).map(({ place }) => place);
  await store.budget.reserve('c', 'all', { modelCalls: 1_000, costUsd: 0 });
  await store.budget.settle('c', 'all', { modelCalls: 1_000, tokens: 1, costUsd: 0, sandboxRuns: 0 });
});

async function taken(which: 'first' | 'last', extension: number, solved: boolean, only = places.length): Promise<void> {
  for (const place of places.slice(0, only))
    await store.keep('episodes', within(examAddress('c', 0, which, extension), ...place), {
      ...EPISODE,
      taskId: place.at(-1) ?? '',
      plausible: solved,
      solved,
      attemptsToPass: solved ? 1 : null,
    });
}

const EPISODE: EpisodeRecord = { ...SOLVED_EPISODE, taskId: '' };

function ending(cycle: number, extension: number, change: Partial<ReportInput> = {}): ReportInput {
  const extended: Pick<Extension, 'number' | 'cycles' | 'maxHours' | 'deadline'> = {
    number: extension,
    cycles: 9,
    maxHours: null,
    deadline: null,
  };
  const carried: CampaignCarried = {
    first: champion,
    champion,
    branch: 0,
    ancestors: [],
    cycle,
    checkpoints: 1,
    checkpoint: 'x',
    examMs: 1,
    outOfBudget: false,
    activeMs: 1,
    feedback: [],
    orders: { pause: null, stop: null, promote: null },
    trust: watchFrom({ checkpoint: '', strategy: champion, view: [] }, null),
    ...(extension === 0 ? {} : { extended }),
  };
  return {
    campaign: 'c',
    branch: 0,
    ended: 'cycles',
    cycles: cycle,
    carried,
    first: { strategy: champion, exam: examAddress('c', 0, 'first') },
    last: { strategy: champion, exam: examAddress('c', 0, 'last', extension) },
    activeMs: 1,
    ...change,
  };
}

const written = (input: ReportInput) => report({ model: world.model, store }, input, AbortSignal.timeout(10_000));

it('says how far the exam of the first strategy came that the budget cut, and what it cost', async () => {
  await taken('first', 0, true, 2);
  const none = { strategy: champion, exam: null };
  const { notes, work } = await written(ending(0, 0, { ended: 'budget', first: none, last: none }));
  expect(work?.exams.modelCalls).toBe(2 * 2);
  expect(notes).toContain(`The exam of the first strategy was cut off: of ${places.length} runs 2 had ended, 2 of them solved.`);
});

describe('a report of a campaign that was extended', () => {
  beforeEach(async () => {
    await taken('first', 0, false);
    await taken('last', 0, true);
    await written(ending(2, 0));
  });

  it('counts each exam that the campaign took as one, that of the first run too', async () => {
    await taken('last', 1, true);
    const { work } = await written(ending(4, 1));
    expect(work?.exams.modelCalls).toBe(3 * places.length * 2);
    expect(work?.rest.modelCalls).toBe(1_000 - 3 * places.length * 2);
  });

  it('says what plain sampling of the first strategy would have given, as far as it was seen', async () => {
    await taken('last', 1, true);
    const { sampling } = await written(ending(4, 1));
    const callsATask = Math.floor(1_000 / places.length);
    expect(sampling).toMatchObject({
      modelCalls: 1_000,
      tasks: places.length,
      callsATask,
      seen: 2,
      solved: { least: 0, most: 1 },
      last: 1,
      verdict: 'unknown',
    });
  });

  it('counts an exam that its budget cut', async () => {
    await taken('last', 1, true, 1);
    const { work } = await written(ending(4, 1, { ended: 'budget', last: { strategy: champion, exam: null } }));
    expect(work?.exams.modelCalls).toBe((2 * places.length + 1) * 2);
  });

  it('tells what the same version came to before, where it is not examined again, and when that was', async () => {
    const { last, pairedP, notes } = await written(ending(4, 1, { ended: 'stopped', last: { strategy: champion, exam: null } }));
    expect(last).toMatchObject({ strategy: champion, n: places.length, solved: places.length, afterCycles: 2 });
    expect(pairedP).toBeLessThan(1);
    expect(notes).toContain(
      'The last strategy was not run on the sealed tasks again: what is told of it is what the same version came to after cycle 2, before the campaign was extended.',
    );
    const again = await written(ending(5, 2, { ended: 'stopped', last: { strategy: champion, exam: null } }));
    expect(again.last).toMatchObject({ n: places.length, afterCycles: 2 });
  });

  it('tells nothing of another version', async () => {
    const other = await enrolStrategy(store, { ...FIRST_STRATEGY, memory: { recall: 2 } });
    const { last, notes } = await written(ending(4, 1, { ended: 'stopped', last: { strategy: other, exam: null } }));
    expect(last).toMatchObject({ strategy: other, n: 0 });
    expect(notes).toContain('The last strategy was not run on the sealed tasks: the campaign ended before it could be.');
  });
});

async function begun(): Promise<void> {
  const { modelCalls } = (await store.budget.read('c')).limits;
  await store.budget.limit('c', 'more', { modelCalls: modelCalls === null ? null : modelCalls + 10, costUsd: null });
  expect(await store.budget.begin('c', 'late', 'one', { modelCalls: 2, tokens: 20, costUsd: 0 })).toBe(true);
}

function outOfBudget(): ReportInput {
  const none = { strategy: champion, exam: null };
  return ending(0, 0, { ended: 'budget', first: none, last: none });
}

describe('calls that are in flight when it is written', () => {
  it('are waited for, so that it tells what the budget counts', async () => {
    await begun();
    const coming = written(outOfBudget());
    await new Promise((resolve) => setTimeout(resolve, 300));
    await store.budget.end('c', 'late', 'one', { taken: { modelCalls: 2, tokens: 15, costUsd: 0 } });
    const { spent, notes } = await coming;
    expect(spent).toEqual((await store.budget.read('c')).spent);
    expect(spent.modelCalls).toBe(1_002);
    expect(notes.join()).not.toContain('had not ended');
  });

  it('are told of where they take too long', async () => {
    await begun();
    const { spent, notes } = await report({ model: world.model, store }, outOfBudget(), AbortSignal.timeout(10_000), 100);
    expect(spent.modelCalls).toBe(1_000);
    expect(notes).toContainEqual(
      'When this was written 2 model calls that had been begun before had not ended (at most $0.0000): `ratchet campaign show c` counts what came of them.',
    );
  });
});
