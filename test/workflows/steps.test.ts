import { afterEach, describe, expect, it } from 'vitest';
import { PLAIN_SECTION } from '../../domain/sections.js';
import { uniform } from '../../domain/random.js';
import { stepsText } from '../../domain/steps/step-text.js';
import { stepsOf } from '../../domain/steps/steps.js';
import { FIRST_STRATEGY, withSteps } from '../../domain/strategy.js';
import { TACTICS } from '../../domain/tactics/tactics.js';
import type { Task } from '../../domain/task.js';
import { withBubblewrap } from '../support/boxes.js';
import { offlineModel } from '../support/offline-model.js';
import { openScene, until, type Scene, type SceneOptions } from '../support/campaign-scene.js';
import { fakeModel } from '../support/fake-model.js';
import { makeNamespace } from '../support/make-namespace.js';
import { recordHistory } from '../support/record-history.js';
import { withTemporal } from '../support/stack.js';
import { AGREEING, kindOf, SQUARES, table, tableSandbox } from '../support/table-world.js';
import { toyWorld, type ToyWorld } from '../support/toy-world.js';
import { cycleWorkflowId } from '../../workflows/contract.js';

const services = withTemporal();
const boxes = withBubblewrap();
const patience = (): AbortSignal => AbortSignal.timeout(550_000);

let scene: Scene | null = null;
afterEach(async () => {
  await scene?.close();
  scene = null;
});

async function begin(id: string, options: SceneOptions): Promise<Scene> {
  scene = await openScene(services().temporalAddress, id, options);
  return scene;
}

const STEPPED = withSteps(FIRST_STRATEGY, [
  { step: 'plan', prompt: 'Be brief.' },
  { step: 'write-tests' },
  { step: 'draft', n: 3, decoding: { temperature: 0.8 } },
  { step: 'vote' },
  { step: 'run-visible' },
  { step: 'self-debug' },
]);

/** Squares in many families; of every other question all drafts are wrong, so that only a mend helps. */
function squares(): ToyWorld {
  const tasks = Array.from({ length: 20 }, (_, index): Task => ({
    ...SQUARES,
    id: `squares-${index}`,
    family: `squares-${index}`,
    prompt: `${SQUARES.prompt} Form ${index}.`,
  }));
  const model = fakeModel((request, index) =>
    kindOf(request) === 'draft' && request.seed % 2 === 1 ? table(5) : AGREEING(request, index),
  );
  return { suite: { name: 'squares', tasks }, model, sandbox: tableSandbox() };
}

const asked = ({ world }: Scene): readonly string[] => world.model.requests.map(kindOf);

/** Each paid call once: what was asked is what was billed. */
async function paidOnce({ world, store, id }: Scene): Promise<void> {
  expect(world.model.calls()).toBe((await store.budget.read(id)).spent.modelCalls);
}

describe('a strategy with other steps, through real Temporal', () => {
  it('plans, writes cases, drafts, votes, runs and mends: each step an activity', async () => {
    const at = await begin('steps', { world: squares(), first: STEPPED, config: { cycles: 1, maxPairs: 4 } });
    const report = await at.control.wait('steps', patience());
    expect(report.first).toMatchObject({ strategy: expect.any(String), solved: report.first.n });
    expect(new Set(asked(at))).toEqual(new Set(['plan', 'write-tests', 'draft', 'mend', 'lesson', 'proposal']));
    const drafts = at.world.model.requests.filter((each) => kindOf(each) === 'draft');
    expect(drafts.filter(({ temperature, n }) => temperature === 0.8 && n === 3).length).toBeGreaterThan(0);
    await paidOnce(at);
    const scheduled = await activitiesOf(at, cycleWorkflowId('steps', 0, 0));
    expect([...scheduled].toSorted()).toEqual(expect.arrayContaining(['checkTests', 'execute', 'generate', 'plan', 'vote', 'writeTests']));
    await recordHistory(at.client, 'cycle-steps', cycleWorkflowId('steps', 0, 0));
  });

  it('goes on in the middle when its workers were lost, and pays no call twice', async () => {
    const plain = await begin('lost', { world: squares(), first: STEPPED, config: { cycles: 1, maxPairs: 4 } });
    const expected = await plain.control.wait('lost', patience());
    const calls = plain.world.model.requests.length;
    await plain.close();

    await makeNamespace(services().temporalAddress, 'elsewhere');
    const at = await begin('lost', { world: squares(), first: STEPPED, config: { cycles: 1, maxPairs: 4 }, namespace: 'elsewhere' });
    for (const share of [0.4, 0.7]) {
      await until(`${share} of the calls`, () => at.world.model.requests.length >= share * calls);
      await at.stopWorker();
      await at.startWorker();
    }
    const report = await at.control.wait('lost', patience());
    expect([report.first, report.last, report.spent.modelCalls]).toEqual([expected.first, expected.last, expected.spent.modelCalls]);
    await paidOnce(at);
  });

  it('works with the offline model and real boxes', async () => {
    const world = {
      suite: { name: 'first-above', tasks: firstAbove() },
      model: await offlineModel(),
      sandbox: realBoxes(),
    };
    const at = await begin('offline', { world, first: STEPPED, config: { cycles: 1, maxPairs: 2, attempts: 8 } });
    const report = await at.control.wait('offline', patience());
    expect(report.ended).toBe('cycles');
    expect(asked(at)).toEqual(expect.arrayContaining(['plan', 'write-tests', 'draft']));
    expect(report.spent.sandboxRuns).toBeGreaterThan(report.first.n);
    await paidOnce(at);
  });
});

const program = (sign: string, name: string): string =>
  `def ${name}(numbers, limit):\n    index = 0\n    while index ${sign} len(numbers):\n        if numbers[index] > limit:\n            return index\n        index += 1\n    return -1\n`;

/** A campaign of a scene must not close what later tests use. */
function realBoxes(): ToyWorld['sandbox'] {
  const opened = boxes.sandbox();
  return {
    judge: (job, signal) => opened.judge(job, signal),
    lint: (job, signal) => opened.lint(job, signal),
    version: (language) => opened.version(language),
    close: () => Promise.resolve(),
    runs: () => 0,
  };
}

/** The index of the first number above a limit, mistaken at the end of the list. */
function firstAbove(): readonly Task[] {
  return Array.from({ length: 10 }, (_, index): Task => {
    const name = `first_above_${index}`;
    const checks = (id: string, ...cases: readonly (readonly [readonly number[], number, number])[]): Task['visible'] => ({
      trust: 'split',
      cases: cases.map(([numbers, limit, returns], place) => ({
        id: `${id}-${place}`,
        call: { fn: `solution:${name}`, args: [numbers, limit] },
        expect: { returns },
        compare: { kind: 'equal' },
      })),
    });
    return {
      ...SQUARES,
      id: name,
      family: name,
      kind: 'repair',
      prompt: 'The index of the first number above the limit, or -1.',
      files: { 'solution.py': program('<=', name) },
      editable: ['solution.py'],
      visible: checks('shown', [[1, 2], 5, -1], [[1, 7], 5, 1]),
      hidden: checks('hidden', [[], 5, -1], [[9], 5, 0]),
      reference: { 'solution.py': program('<', name) },
    };
  });
}

describe('a campaign that searches, where the way through an episode is what helps', () => {
  it('finds steps by a tactic that asks no model, races them and promotes them', async () => {
    const toy = toyWorld();
    const model = fakeModel((request) => {
      const text = request.messages.map(({ content }) => content).join('\n');
      if (kindOf(request) !== 'draft' && kindOf(request) !== 'mend') return AGREEING(request, 0);
      const chance = text.includes(`${PLAIN_SECTION.plan}\n`) ? 0.9 : 0.1;
      const mended = (choice: number): boolean => uniform(request.seed, `choice ${choice}`) < chance;
      return Array.from(
        { length: request.n },
        (_, choice) => `\`\`\`python\n${mended(choice) ? 'mended' : 'broken'} ${request.seed % 1000} ${choice}\n\`\`\``,
      );
    });
    const only = Object.fromEntries(TACTICS.map(({ name }) => [name, name === 'reorder-steps' ? 100 : 0]));
    const at = await begin('tactic', {
      world: { ...toy, model },
      first: { ...FIRST_STRATEGY, tactics: only },
      config: {
        cycles: 3,
        controller: 'thompson',
        search: 'on',
        searchShare: 80,
        searchAttempts: 2,
        maxPairs: 60,
        budget: { modelCalls: 3_000, costUsd: null },
      },
    });
    const report = await at.control.wait('tactic', patience());
    const promoted = report.races.find(({ decision }) => decision === 'promoted');
    const version = await at.store.find('strategies', promoted?.challenger ?? '');
    expect(version?.strategy.schema === 3 ? stepsText(stepsOf(version.strategy)) : '').toContain('plan');
    expect(report.last.solved).toBeGreaterThan(report.first.solved);
    await paidOnce(at);
  });
});

async function activitiesOf({ client }: Scene, workflow: string): Promise<ReadonlySet<string>> {
  const { events } = await client.workflow.getHandle(workflow).fetchHistory();
  return new Set((events ?? []).flatMap((each) => each.activityTaskScheduledEventAttributes?.activityType?.name ?? []));
}
