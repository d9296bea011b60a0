import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RatchetFailure } from '../../ports/failures.js';
import { enrolStrategy, enrolSuite } from '../../campaigns/prepare.js';
import { FIRST_STRATEGY } from '../../domain/strategy.js';
import type { Waiting } from '../../domain/waiting.js';
import { runSolve } from '../../infra/temporal/run-solve.js';
import { openScene as openCampaignScene, until, type Scene } from '../support/campaign-scene.js';
import { withTemporal } from '../support/stack.js';
import type { Model } from '../../ports/model.js';

const services = withTemporal();

/** A model whose endpoint is away until it is let in again. */
function outage(kind: 'unavailable' | 'rate-limited' = 'unavailable'): { away: boolean; readonly model: (model: Model) => Model } {
  const weather = {
    away: true,
    model: (model: Model): Model => ({
      ...model,
      complete: async (request, signal, begin) => {
        if (weather.away) throw new RatchetFailure(kind, 'http://model.test: nothing listens there', { unpaid: true, retryAfterMs: 1_500 });
        return model.complete(request, signal, begin);
      },
    }),
  };
  return weather;
}

/** A wait that has a next try: others may be at theirs at the moment. */
async function waitOf({ control, id }: Scene): Promise<Waiting | undefined> {
  let wait: Waiting | undefined;
  await until('it says that it waits', async () => {
    wait = (await control.status(id)).waits.find(({ tries, next }) => tries >= 2 && next !== null);
    return wait !== undefined;
  });
  return wait;
}

/** Gone at the end of the test, however it ends: the worker of another scene must not find its tasks. */
async function openScene(...options: Parameters<typeof openCampaignScene>): Promise<Scene> {
  const scene = await openCampaignScene(...options);
  onTestFinished(() => scene.close());
  return scene;
}

describe('a campaign that waits', () => {
  it.each(['unavailable', 'rate-limited'] as const)(
    'says since when, how often, what it was told (%s) and when it tries again, and nothing once it goes on',
    async (kind) => {
      const from = Date.now();
      const weather = outage(kind);
      const at = await openScene(services().temporalAddress, `waits-${kind}`, { config: { cycles: 1 }, model: weather.model });
      const wait = await waitOf(at);
      expect(wait).toMatchObject({
        kind,
        said: expect.stringMatching(/^solving toy-\d+: http:\/\/model\.test: nothing listens there$/),
        steps: ['episode'],
      });
      const [since, next] = [wait?.since, wait?.next].map((moment) => Date.parse(moment ?? ''));
      expect(since).toBeGreaterThan(from - 5_000);
      expect(since).toBeLessThan(next ?? 0);
      weather.away = false;
      await until('it goes on', async () => (await at.control.status(at.id)).waits.length === 0);
      await at.control.stop(at.id, 'seen enough');
      await at.control.wait(at.id, AbortSignal.timeout(550_000));
    },
  );

  it('says that no worker answers', async () => {
    const at = await openScene(services().temporalAddress, 'unmanned', { config: { cycles: 50 } });
    await until('it runs', async () => (await at.control.status('unmanned')).phase !== 'starting');
    await at.stopWorker();
    await until('it says so', async () => (await at.control.status('unmanned')).waits.some((each) => each.kind === 'no-worker'));
    await at.startWorker();
    await until('it goes on', async () => (await at.control.status('unmanned')).waits.length === 0);
    await at.control.stop('unmanned', 'seen enough');
    expect(await at.control.wait('unmanned', AbortSignal.timeout(550_000))).toMatchObject({ ended: 'stopped' });
  });

  it('is told of a solve too', async () => {
    const weather = outage();
    const at = await openScene(services().temporalAddress, 'beside-solve', { config: { cycles: 1 }, model: weather.model });
    const { record } = await enrolSuite(at.store, at.world.suite, 1);
    const strategy = await enrolStrategy(at.store, FIRST_STRATEGY);
    await at.store.budget.open('solve-waits', { modelCalls: null, costUsd: null });
    const seen: Waiting[] = [];
    let last = 0;
    const view = await runSolve(
      { address: services().temporalAddress, namespace: 'default' },
      randomUUID(),
      {
        campaign: 'solve-waits',
        address: 'solve-waits',
        model: 'fake-1',
        strategy,
        tasks: record.tasks.slice(0, 2),
        attempts: 1,
        concurrency: 2,
        seed: 1,
        view: [],
      },
      (shown, waits) => {
        last = shown?.done ?? last;
        seen.push(...waits);
        if (seen.some(({ tries }) => tries >= 2)) weather.away = false;
      },
      AbortSignal.timeout(550_000),
      { leave: () => AbortSignal.abort(), report: () => {} },
    );
    expect(view.done).toBe(2);
    // its end is shown, however soon after the last look it came
    expect(last).toBe(2);
    expect(seen[0]).toMatchObject({
      steps: ['episode'],
      said: expect.stringMatching(/^solving toy-\d+: http:\/\/model\.test: nothing listens there$/),
    });
    // it has one cycle, and its endpoint is back
    await at.control.wait('beside-solve', AbortSignal.timeout(550_000));
  });
});
