import { afterEach, describe, expect, it } from 'vitest';
import type { RollbackRecord } from '../../activities/campaign-records.js';
import type { CampaignState } from '../../activities/records.js';
import { rollbacksOf } from '../../activities/rollback.js';
import { openScene, until, type Scene, type SceneOptions } from '../support/campaign-scene.js';
import { withStack } from '../support/stack.js';

const services = withStack();
const patience = (): AbortSignal => AbortSignal.timeout(240_000);

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
  await until('a promotion', async () => (await stateOf(at)).promotions === 1 && (await stateOf(at)).champion !== first && (await at.control.status(at.id)).phase === 'practise');
  return { first, second: (await stateOf(at)).champion };
}

/** Each paid call once: what was asked is what was billed. */
async function paidOnce({ world, store, id }: Scene): Promise<void> {
  expect(world.model.requests.length).toBe((await store.budget.read(id)).spent.modelCalls);
}

async function runningChildren({ client, id }: Scene): Promise<string[]> {
  const found: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query: `ExecutionStatus = 'Running' AND WorkflowId STARTS_WITH 'campaign-${id}-'` })) found.push(workflowId);
  return found;
}

describe('a rollback through real Temporal', { timeout: 300_000 }, () => {
  it('replays the campaign to the version, on a branch of its own, while a cycle runs', async () => {
    const at = await begin('back', { config: { cycles: 4 } });
    const { first, second } = await promoted(at);
    const before = await stateOf(at);
    const record = await at.steering.rollback('back', first, 'a person saw it fall');
    expect(record).toMatchObject<Partial<RollbackRecord>>({ how: 'reset', branch: 1, by: 'person', to: { checkpoint: 'back/b0/checkpoint-1', branch: 0, cycle: 0, strategy: first }, abandoned: [second] });
    expect(await rollbacksOf(at.store, 'back')).toEqual([record]);
    expect(await stateOf(at)).toMatchObject({ branch: 1, champion: first, challengers: before.challengers, promotions: 1 });

    const report = await at.control.wait('back', patience());
    expect(report).toMatchObject({ ended: 'cycles', cycles: 4 });
    expect((await stateOf(at)).branch).toBe(1);
    // The way that failed is not gone again: what was raced once is not proposed again.
    expect(report.races.filter(({ challenger }) => challenger === second)).toHaveLength(1);
    const proposals = at.world.model.requests.filter(({ messages }) => messages[0]?.content.includes('"action"') === true);
    expect(proposals.some(({ messages }) => messages.some(({ content }) => content.includes('a person saw it fall')))).toBe(true);
    expect(await runningChildren(at)).toEqual([]);
    await paidOnce(at);
  });
});
