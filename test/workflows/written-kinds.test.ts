import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { enrolStrategy, enrolSuite } from '../../campaigns/prepare.js';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import type { Task } from '../../domain/task.js';
import { runSolve } from '../../infra/temporal/run-solve.js';
import type { Sandbox } from '../../ports/sandbox.js';
import { loadSuite } from '../../suites/load.js';
import { withBubblewrap } from '../support/boxes.js';
import { openScene, type Scene } from '../support/campaign-scene.js';
import { withTemporal } from '../support/stack.js';
import { toyWorld, type ToyWorld } from '../support/toy-world.js';
import { GOOD_DOCS, suiteFolder, WRITTEN } from '../support/written-suite.js';

const services = withTemporal();
const boxes = withBubblewrap();

let scene: Scene | null = null;
let folder = '';
afterEach(async () => {
  await scene?.close();
  scene = null;
  rmSync(folder, { recursive: true, force: true });
});

async function written(kind: keyof typeof WRITTEN): Promise<Task> {
  folder = suiteFolder({ one: WRITTEN[kind] });
  const [task] = (await loadSuite(folder, { seed: 1 })).tasks;
  if (task === undefined) throw new TypeError(kind);
  return task;
}

/** Tasks like this one, a model that answers `good` where its rule is a good one, and else by chance (`plain`), and the judge as it is. */
function worldOf(task: Task, good: string, plain: number): ToyWorld {
  const toy = toyWorld({ plain });
  const judge = boxes.sandbox();
  const sandbox: Sandbox & { readonly runs: () => number } = {
    judge: (job, signal) => judge.judge(job, signal),
    lint: (job, signal) => judge.lint(job, signal),
    version: (language) => judge.version(language),
    close: () => Promise.resolve(),
    runs: () => 0,
  };
  const tasks = Array.from({ length: 60 }, (_, index) => ({
    ...task,
    id: `${task.id}-${index}`,
    family: `${task.family}-${index}`,
    prompt: `${task.prompt} Form ${index}.`,
  }));
  const complete: ToyWorld['model']['complete'] = async (request, signal, enter) => {
    const answer = await toy.model.complete(request, signal, enter);
    const choices = answer.choices.map((choice) => {
      const mends = choice.text.startsWith('```python\nmended');
      return mends ? { ...choice, text: good } : choice.text.startsWith('```python\nbroken') ? { ...choice, text: 'None of it.' } : choice;
    });
    return { ...answer, choices };
  };
  return { suite: { name: task.kind, tasks }, model: { ...toy.model, complete }, sandbox };
}

describe('tasks that a validator judges, through real Temporal', { timeout: 600_000 }, () => {
  it('go through a campaign: what makes documentation right is found, raced and promoted', async () => {
    scene = await openScene(services().temporalAddress, 'written', { world: worldOf(await written('docs'), GOOD_DOCS, 0.1) });
    const report = await scene.control.wait('written', AbortSignal.timeout(400_000));
    expect(report.races.map(({ decision }) => decision)).toContain('promoted');
    expect(report.last.solved).toBeGreaterThan(report.first.solved);
  });

  it('go through a solve', async () => {
    const task = await written('tests');
    const good = `\`\`\`python\n${task.reference['test_clamp.py'] ?? ''}\`\`\``;
    const world = worldOf(task, good, 1);
    scene = await openScene(services().temporalAddress, 'solve-written', { world, config: { cycles: 1 } });
    await scene.control.stop('solve-written', 'only its workers are wanted');
    const { record } = await enrolSuite(scene.store, world.suite, 1);
    const strategy = await enrolStrategy(scene.store, FIRST_STRATEGY);
    await scene.store.budget.open('solve-tests', { modelCalls: null, costUsd: null });
    const view = await runSolve(
      { address: services().temporalAddress, namespace: 'default' },
      randomUUID(),
      {
        campaign: 'solve-tests',
        address: 'solve-tests',
        model: 'fake-1',
        strategy,
        tasks: record.tasks.slice(0, 2),
        attempts: 1,
        concurrency: 2,
        seed: 1,
        view: [],
      },
      () => {},
      AbortSignal.timeout(300_000),
      { leave: () => AbortSignal.abort(), report: () => {} },
    );
    expect(view).toMatchObject({ done: 2, solved: 2 });
    await scene.control.wait('solve-written', AbortSignal.timeout(100_000));
  });
});
