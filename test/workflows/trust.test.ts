import { afterEach, describe, expect, it } from 'vitest';
import { openScene, until, type Scene } from '../support/campaign-scene.js';
import { recordHistory } from '../support/record-history.js';
import { withTemporal } from '../support/stack.js';
import { toyWorld } from '../support/toy-world.js';
import { rollbacksOf } from '../../campaigns/rollbacks.js';
import { incidentsOf } from '../../campaigns/incidents.js';
import type { Model } from '../../ports/model.js';

const services = withTemporal();

let scene: Scene | null = null;
afterEach(async () => {
  await scene?.close();
  scene = null;
});

/** What goes wrong, from the moment on that the test says so. */
type Trouble = 'none' | 'memory' | 'model';

/** A campaign whose sentinels settle what to expect within one cycle, in a world that can turn bad. */
async function begin(id: string): Promise<{ readonly at: Scene; readonly trouble: { now: Trouble } }> {
  const trouble: { now: Trouble } = { now: 'none' };
  const spoilt = (model: Model): Model => ({
    ...model,
    complete: async (request, signal, enter) => {
      const answer = await model.complete(request, signal, enter);
      const isCandidate = answer.choices.some(({ text }) => text.includes('mended'));
      const misled =
        trouble.now === 'model' ||
        (trouble.now === 'memory' && request.messages.some(({ content }) => content.includes('Broken things want mending.')));
      const fingerprint = trouble.now === 'model' ? 'another' : answer.fingerprint;
      return isCandidate && misled
        ? { ...answer, fingerprint, choices: answer.choices.map((choice) => ({ ...choice, text: '```python\nbroken\n```' })) }
        : { ...answer, fingerprint };
    },
  });
  scene = await openScene(services().temporalAddress, id, {
    world: toyWorld({ plain: 0.7, ruled: 0.7 }),
    model: spoilt,
    config: { cycles: 60, batch: 2, maxPairs: 24, trust: { sentinels: 20, margin: 0.1 } },
  });
  return { at: scene, trouble };
}

async function cyclesDone({ store, id }: Scene): Promise<number> {
  return (await store.campaigns.get(id))?.cycle ?? 0;
}

describe('the trust region through real Temporal', () => {
  it('rolls a campaign back whose memory misleads, says so, and lets the new branch know', async () => {
    const { at, trouble } = await begin('polluted');
    await until('a confirmed rate', async () => (await cyclesDone(at)) >= 1);
    trouble.now = 'memory';
    await until('a rollback', async () => (await rollbacksOf(at.store, 'polluted')).length > 0);
    trouble.now = 'none';
    const [incident] = await incidentsOf(at.store, 'polluted');
    expect(incident).toMatchObject({
      decision: 'rolled-back',
      checkpoint: 'polluted/b0/checkpoint-1',
      evidence: { strategyChanged: false, memoryChanged: true },
    });
    expect(incident?.suspects[0]?.cause).toBe('memory');
    const [record] = await rollbacksOf(at.store, 'polluted');
    expect(record).toMatchObject({ by: 'trust-region', how: 'reset', branch: 1, to: { checkpoint: 'polluted/b0/checkpoint-1' } });
    await recordHistory(at.client, 'trust-first', `campaign-polluted-b0-c${incident?.cycle}-trust`);
    expect((await at.store.find('branches', 'polluted/b1'))?.ancestors).toEqual([]);
    await until('a proposal of the new branch', () =>
      at.world.model.requests.some(
        ({ messages }) =>
          messages[0]?.content.includes('"action"') === true &&
          messages.some(({ content }) => content.includes('Do not go the same way again')),
      ),
    );
    await at.control.stop('polluted', 'seen enough');
    await at.control.wait('polluted', AbortSignal.timeout(550_000));
  });

  it('pauses, and rolls nothing back, when checkpoint and campaign fall alike: it is the model', async () => {
    const { at, trouble } = await begin('fallen');
    await until('a confirmed rate', async () => (await cyclesDone(at)) >= 1);
    trouble.now = 'model';
    await until('the pause', async () => (await at.control.status('fallen')).state.status === 'paused');
    const [incident] = await incidentsOf(at.store, 'fallen');
    expect(incident).toMatchObject({ decision: 'environment', evidence: { fingerprint: { now: 'another' } } });
    expect(incident?.suspects[0]).toMatchObject({ cause: 'model' });
    expect((await at.control.status('fallen')).state.because).toMatch(/points to: model .*ratchet campaign resume fallen/);
    expect(await rollbacksOf(at.store, 'fallen')).toEqual([]);
    expect((await at.store.campaigns.get('fallen'))?.branch).toBe(0);
    trouble.now = 'none';
    await at.control.resume('fallen');
    const cycles = await cyclesDone(at);
    await until('cycles after it was mended', async () => (await cyclesDone(at)) > cycles + 1);
    await at.control.stop('fallen', 'seen enough');
    await at.control.wait('fallen', AbortSignal.timeout(550_000));
  });
});
