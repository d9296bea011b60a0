import { WorkflowNotFoundError } from '@temporalio/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { RollbackRecord } from '../../ports/campaign-records.js';
import type { CampaignState } from '../../ports/records.js';
import { openScene, until, type Scene, type SceneOptions } from '../support/campaign-scene.js';
import { withTemporal } from '../support/stack.js';
import { rollbacksOf } from '../../campaigns/rollbacks.js';

const services = withTemporal();
const patience = (): AbortSignal => AbortSignal.timeout(550_000);

let scene: Scene | null = null;
afterEach(async () => {
  await scene?.close();
  scene = null;
});

async function begin(id: string, options: SceneOptions = {}): Promise<Scene> {
  scene = await openScene(services().temporalAddress, id, options);
  return scene;
}

async function stateOf({ store, id }: Scene): Promise<CampaignState> {
  const state = await store.campaigns.get(id);
  if (state === null) throw new Error(`campaign ${id} is gone`);
  return state;
}

/** Runs until the good rule was promoted and a cycle on it has begun; answers the first champion and the second. */
async function promoted(at: Scene): Promise<{ readonly first: string; readonly second: string }> {
  const first = (await stateOf(at)).champion;
  await until(
    'a promotion',
    async () =>
      (await stateOf(at)).promotions === 1 &&
      (await stateOf(at)).champion !== first &&
      (await at.control.status(at.id)).phase === 'practise',
  );
  return { first, second: (await stateOf(at)).champion };
}

/** Each paid call once: what was asked is what was billed. */
async function paidOnce({ world, store, id }: Scene): Promise<void> {
  expect(world.model.calls()).toBe((await store.budget.read(id)).spent.modelCalls);
}

async function runningChildren({ client, id }: Scene): Promise<string[]> {
  const found: string[] = [];
  for await (const { workflowId } of client.workflow.list({
    query: `ExecutionStatus = 'Running' AND WorkflowId STARTS_WITH 'campaign-${id}-'`,
  }))
    found.push(workflowId);
  return found;
}

describe('a rollback through real Temporal', () => {
  it('replays the campaign to the version, on a branch of its own, while a cycle runs', async () => {
    const at = await begin('back', { config: { cycles: 8 } });
    const { first, second } = await promoted(at);
    const before = await stateOf(at);
    const record = await at.steering.rollback('back', first, 'a person saw it fall');
    expect(record).toMatchObject<Partial<RollbackRecord>>({
      how: 'reset',
      branch: 1,
      by: 'person',
      to: { checkpoint: 'back/b0/checkpoint-1', branch: 0, cycle: 0, strategy: first },
      abandoned: [second],
    });
    expect(await rollbacksOf(at.store, 'back')).toEqual([record]);
    expect(await stateOf(at)).toMatchObject({ branch: 1, champion: first, challengers: before.challengers, promotions: 1 });

    const report = await at.control.wait('back', patience());
    expect(report).toMatchObject({ ended: 'cycles', cycles: 8 });
    expect((await stateOf(at)).branch).toBe(1);
    // The way that failed is not gone again: what was raced once is not proposed again, and the next proposal that asks the model says why.
    expect(asked(at, '"action"').some((prompt) => prompt.includes('a person saw it fall'))).toBe(true);
    expect(report.races.filter(({ challenger }) => challenger === second)).toHaveLength(1);
    expect(await runningChildren(at)).toEqual([]);
    await paidOnce(at);
  });

  it('goes back while paused and stays paused, twice in a row, to a version that an earlier rollback gave up, and drops orders of a branch that was left', async () => {
    const at = await begin('twice', { config: { cycles: 50 } });
    const { first, second } = await promoted(at);
    await at.steering.order('twice', { kind: 'stop', when: 'after-cycle' }, 'meant for branch 0');
    expect((await at.steering.rollback('twice', first, 'once')).branch).toBe(1);
    await until('branch 1 at work', async () => (await at.control.status('twice')).phase === 'practise');
    await at.control.pause('twice', 'lunch');
    await until('the pause', async () => (await at.control.status('twice')).state.status === 'paused');

    // The given-up champion stands before the earlier rollback, on a branch that nobody comes from.
    const record = await at.steering.rollback('twice', second, 'it was better after all');
    expect(record).toMatchObject({ how: 'reset', branch: 2, from: { branch: 1 }, to: { branch: 0, strategy: second } });
    await until('the pause on branch 2', async () => (await stateOf(at)).because === 'lunch' && (await stateOf(at)).branch === 2);
    const calls = at.world.model.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(at.world.model.requests.length).toBe(calls);

    expect((await at.steering.rollback('twice', second, 'and once more')).branch).toBe(3);
    await at.control.resume('twice');
    await until(
      'branch 3 at work',
      async () => (await at.control.status('twice')).phase === 'practise' && (await stateOf(at)).cycle > record.to.cycle,
    );
    expect(await stateOf(at)).toMatchObject({ branch: 3, champion: second });
    expect((await at.store.find('branches', 'twice/b3'))?.ancestors).toEqual([{ branch: 0, upToCycle: record.to.cycle - 1 }]);
    await at.control.stop('twice', 'seen enough');
    await at.control.wait('twice', patience());
    expect(await rowsOfLeftBranches(at, 3, record.to.cycle)).toEqual([]);
    expect(await runningChildren(at)).toEqual([]);
    await paidOnce(at);
  });

  it('is refused for a version that is unknown, never confirmed or vetoed, and while another is under way; a dry run touches nothing', async () => {
    const at = await begin('refused', { config: { cycles: 50 } });
    const { first, second } = await promoted(at);
    const plan = await at.steering.planRollback('refused', first, 'only asked');
    expect(plan).toMatchObject({ from: { branch: 0, strategy: second }, to: { strategy: first }, abandoned: [second] });
    expect(plan.point?.eventId).toBeGreaterThan(1);
    expect(await stateOf(at)).toMatchObject({ branch: 0, champion: second });

    await expect(at.steering.rollback('refused', 'nobody', 'x')).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringMatching(/^to: there is no strategy of campaign refused "nobody": .*; it can go back to/),
    });
    const raced = (await at.store.list('strategies:refused')).filter((id) => id !== first && id !== second);
    await until(
      'a strategy that was never confirmed',
      async () => (await at.store.list('strategies:refused')).length > 2 || raced.length > 0,
    );
    const never = (await at.store.list('strategies:refused')).find((id) => id !== first && id !== second) ?? '';
    await expect(at.steering.rollback('refused', never, 'x')).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringContaining('was never confirmed as champion'),
    });
    await expect(at.steering.rollback('nobody', first, 'x')).rejects.toMatchObject({ kind: 'missing-record' });

    const both = await Promise.allSettled([at.steering.rollback('refused', first, 'one'), at.steering.rollback('refused', first, 'other')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('is being rolled back already'),
    });
    expect((await stateOf(at)).branch).toBe(1);

    await at.steering.order('refused', { kind: 'veto', strategy: second }, 'no more of it');
    await expect(at.steering.rollback('refused', second, 'x')).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringContaining('vetoed'),
    });
    await at.control.stop('refused', 'done');
    await at.control.wait('refused', patience());
  });

  it('starts afresh from the stored checkpoint when the history is gone, and goes on after a campaign has ended', async () => {
    const at = await begin('gone', { config: { cycles: 2 } });
    const ended = await at.control.wait('gone', patience());
    const first = ended.first.strategy;
    expect((await at.steering.rollback('gone', first, 'again, with the history')).how).toBe('reset');
    await at.control.wait('gone', patience());
    expect(await stateOf(at)).toMatchObject({ status: 'done', branch: 1 });

    await forget(at);
    const record = await at.steering.rollback('gone', first, 'again, without');
    expect(record).toMatchObject({ how: 'restart', branch: 2, point: null });
    const report = await at.control.wait('gone', patience());
    expect(report).toMatchObject({ ended: 'cycles', cycles: 2 });
    expect(report.first).toEqual(ended.first);
    expect(await stateOf(at)).toMatchObject({ status: 'done', branch: 2 });
    await paidOnce(at);
  });
});

/** Prompts of the calls whose system message holds the mark. */
function asked({ world }: Scene, mark: string): string[] {
  return world.model.requests
    .filter(({ messages }) => messages[0]?.content.includes(mark) === true)
    .map(({ messages }) => messages.map(({ content }) => content).join('\n'));
}

/** Rows that episodes of a branch recalled although they were learned on a branch, or after a moment, that was left. */
async function rowsOfLeftBranches({ store, id }: Scene, branch: number, beganAtCycle: number): Promise<string[]> {
  const rows = (await Promise.all((await store.list(`memory:${id}`)).map((row) => store.find('memory', row)))).filter(
    (row) => row !== null,
  );
  const left = new Set(rows.filter((row) => row.branch !== branch && !(row.branch === 0 && row.cycle < beganAtCycle)).map((row) => row.id));
  const suite = await store.find('suites', (await store.campaigns.get(id))?.config.suiteId ?? '');
  const places = (suite?.tasks ?? []).flatMap((task) =>
    Array.from({ length: 4 }, (_, index) =>
      [beganAtCycle, beganAtCycle + 1].map((cycle) => `${id}/b${branch}/c${cycle}/practise/${index}/${task.id}`),
    ).flat(),
  );
  const recalls = await Promise.all(places.map((place) => store.find('recalls', place)));
  return recalls
    .flatMap((recall) => recall?.rows ?? [])
    .map((row) => row.id)
    .filter((row) => left.has(row));
}

/** As when the retention of the namespace has passed: the server has no run of the campaign any more. */
async function forget({ client, id }: Scene): Promise<void> {
  const workflowId = `campaign-${id}`;
  const query = `WorkflowId = '${workflowId}'`;
  const runs: string[] = [];
  for await (const { runId } of client.workflow.list({ query })) runs.push(runId);
  for (const runId of runs)
    await client.workflowService.deleteWorkflowExecution({ namespace: 'default', workflowExecution: { workflowId, runId } });
  // every run of the chain: an earlier one may go later than the latest
  for (const runId of runs) {
    await until('the server to forget', async () => {
      try {
        await client.workflow.getHandle(workflowId, runId).describe();
        return false;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return true;
        throw error;
      }
    });
  }
}
