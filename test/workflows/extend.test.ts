import { afterEach, describe, expect, it } from 'vitest';
import { campaignHistory } from '../../campaigns/history.js';
import type { CampaignReport } from '../../ports/report-records.js';
import { openScene, until, type Scene } from '../support/campaign-scene.js';
import { recordHistory } from '../support/record-history.js';
import { withTemporal } from '../support/stack.js';

const services = withTemporal();
const patience = (): AbortSignal => AbortSignal.timeout(550_000);

let scene: Scene | null = null;
afterEach(async () => {
  await scene?.close();
  scene = null;
});

const begin = async (id: string, config: Parameters<typeof openScene>[2] = {}): Promise<Scene> =>
  (scene = await openScene(services().temporalAddress, id, config));
/** A model call is one answer that is asked for. */
const answersAsked = (at: Scene): number => at.world.model.requests.reduce((sum, { n }) => sum + n, 0);
const ended = (at: Scene): Promise<CampaignReport> => at.control.wait(at.id, patience());

describe('a campaign that has ended and is extended', () => {
  it('goes on where it was, takes the last exam again, and says so; nothing is paid twice', async () => {
    const at = await begin('longer', { config: { cycles: 2, budget: { modelCalls: 3_000, costUsd: null } } });
    const first = await ended(at);
    expect(first).toMatchObject({ cycles: 2, ended: 'cycles' });
    // the last exam is work too
    const end = await at.store.find('ends', 'longer/b0/cycles/c2');
    expect(end?.lastExamsMs).toBeGreaterThan(0);
    expect(first.activeMs).toBe(end?.activeMs);
    expect((await at.store.campaigns.get('longer'))?.activeMs).toBe(first.activeMs);
    const extension = await at.steering.extend('longer', { cycles: { more: 2 }, modelCalls: { to: 4_000 } }, 'it was worth it');
    expect(extension).toMatchObject({ number: 1, ended: 'cycles', from: { cycles: 2 }, cycles: 4, modelCalls: 4_000 });
    const second = await ended(at);
    expect(second).toMatchObject({ cycles: 4, ended: 'cycles', extensions: [{ number: 1 }], first: first.first });
    expect(second.last.n).toBe(first.last.n);
    expect(answersAsked(at)).toBe(second.spent.modelCalls);
    // the exam of the first run stands where it stood, that of the second has a place of its own
    const task = (await at.store.find('suites', (await at.store.campaigns.get('longer'))?.config.suiteId ?? ''))?.tasks.find(
      ({ pool }) => pool === 'sealed',
    );
    expect(await at.store.find('episodes', `longer/exam/side:last of b0 x1/task/${task?.id}`)).not.toBeNull();
    expect(await at.store.find('episodes', `longer/b0/c3/practise/0/${(await practised(at, 3))[0]}`)).not.toBeNull();
    expect((await campaignHistory(at.store, 'longer')).filter(({ what }) => what === 'extension 1')).toMatchObject([
      { because: expect.stringContaining('it was worth it') },
    ]);
    expect((await at.store.budget.read('longer')).reserved.modelCalls).toBe(0);
    for await (const { workflowId } of at.client.workflow.list({ query: "WorkflowType = 'extend'" }))
      await recordHistory(at.client, 'extend-first', workflowId);
  });

  it('is refused what would end it again at once, what has not ended, and what was stopped for good', async () => {
    const at = await begin('short', { config: { cycles: 50 } });
    await until('a cycle', async () => (await at.store.campaigns.get('short'))?.cycle === 1);
    await expect(at.steering.extend('short', { cycles: { more: 1 } }, 'x')).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringContaining('it has not ended (running)'),
    });
    await at.control.stop('short', 'enough');
    await ended(at);
    await expect(at.steering.extend('short', { cycles: { more: 1 } }, 'x')).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringContaining('was stopped for good. Start another one from where it stands: --strategy short@champion'),
    });
    await at.close();
    const other = await begin('done', { config: { cycles: 1 } });
    await ended(other);
    await expect(other.steering.extend('done', { cycles: { to: 1 } }, 'x')).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.stringContaining('cycles: 1 of 1 are done'),
    });
    expect((await other.store.campaigns.get('done'))?.status).toBe('done');
  });

  it('can be rolled back to a checkpoint from before its first end, and keeps what it was given', async () => {
    const at = await begin('back', { config: { cycles: 2 } });
    const first = await ended(at);
    expect(first.races).toMatchObject([{ decision: 'promoted' }]);
    await at.steering.extend('back', { cycles: { more: 1 } }, 'more');
    await ended(at);
    await at.steering.rollback('back', first.first.strategy, 'to see');
    const last = await ended(at);
    expect(last).toMatchObject({ cycles: 3, ended: 'cycles' });
    expect((await at.store.campaigns.get('back'))?.branch).toBe(1);
  });

  it('that ended by its budget goes on with a greater one, from the cycle that was cut', async () => {
    const at = await begin('dear', { config: { cycles: 50, budget: { modelCalls: 300, costUsd: null } } });
    const first = await ended(at);
    expect(first.ended).toBe('budget');
    await expect(at.steering.extend('dear', { cycles: { more: 1 } }, 'x')).rejects.toMatchObject({
      message: expect.stringContaining('budget: it ended because the budget held no further call'),
    });
    await at.steering.extend('dear', { modelCalls: { to: 5_000 }, cycles: { to: first.cycles + 1 } }, 'more money');
    expect(await ended(at)).toMatchObject({ ended: 'cycles', cycles: first.cycles + 1 });
    expect(answersAsked(at)).toBe((await at.store.budget.read('dear')).spent.modelCalls);
  });
});

describe('an exam that runs several times', () => {
  it('runs each sealed task as often for the first as for the last, and gives the score an interval by task', async () => {
    const at = await begin('thrice', { config: { cycles: 1, examRuns: 3 } });
    const { first, last } = await ended(at);
    expect(first).toMatchObject({ runs: 3, n: 3 * (first.tasks ?? 0) });
    expect(last).toMatchObject({ runs: 3, n: first.n, tasks: first.tasks });
    expect(first.low).toBeLessThanOrEqual(first.solved / first.n);
    expect(last.high).toBeGreaterThanOrEqual(last.solved / last.n);
  });
});

async function practised(at: Scene, cycle: number): Promise<string[]> {
  const tasks = (await at.store.find('suites', (await at.store.campaigns.get(at.id))?.config.suiteId ?? ''))?.tasks ?? [];
  const found = await Promise.all(
    tasks.map(async ({ id }) => ((await at.store.find('episodes', `${at.id}/b0/c${cycle}/practise/0/${id}`)) === null ? [] : [id])),
  );
  return found.flat();
}
