import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../config/config.js';
import { openModels } from '../../infra/openai/role-models.js';
import { openScene, until, type Scene } from '../support/campaign-scene.js';
import { serveModel, type ServedModel } from '../support/served-model.js';
import { withTemporal } from '../support/stack.js';
import { toyWorld } from '../support/toy-world.js';

const services = withTemporal();
const patience = (): AbortSignal => AbortSignal.timeout(550_000);

let scene: Scene | null = null;
const served: ServedModel[] = [];
afterEach(async () => {
  await scene?.close();
  scene = null;
  await Promise.all(served.splice(0).map((each) => each.close()));
});

async function serve(name: string, key: string): Promise<ServedModel> {
  const at = await serveModel(name, toyWorld().model, key);
  served.push(at);
  return at;
}

describe('a campaign whose roles are at two endpoints, through real Temporal', () => {
  it('asks each for its own, also after its workers were lost, and pays both from one budget', async () => {
    const [solver, thinker] = [await serve('small', 'sk-small'), await serve('large', 'sk-large')];
    const { model } = readConfig({
      OPENAI_BASE_URL: solver.url,
      OPENAI_API_KEY: 'sk-small',
      RATCHET_MODEL: 'small',
      RATCHET_USD_PER_MILLION_OUTPUT: '1',
      RATCHET_REFLECTION_MODEL: 'large',
      RATCHET_REFLECTION_BASE_URL: thinker.url,
      RATCHET_REFLECTION_API_KEY: 'sk-large',
      RATCHET_REFLECTION_USD_PER_MILLION_OUTPUT: '9',
      RATCHET_PROPOSAL_MODEL: 'large',
      RATCHET_PROPOSAL_BASE_URL: thinker.url,
      RATCHET_PROPOSAL_API_KEY: 'sk-large',
    });
    const models = openModels({ ...model, baseUrl: solver.url });
    scene = await openScene(services().temporalAddress, 'roles', {
      config: {
        cycles: 2,
        model: 'small',
        reflectionModel: 'large',
        proposalModel: 'large',
        reviewModel: null,
        budget: { modelCalls: 5_000, costUsd: null },
      },
      model: () => models.model,
      roles: models.roles ?? {},
    });
    const { control, store } = scene;
    await until('the thinker is asked', () => thinker.calls() > 2);
    await scene.stopWorker();
    await scene.startWorker();
    const report = await control.wait('roles', patience());
    expect(report.ended).toBe('cycles');
    expect([[...solver.names()], [...thinker.names()]]).toEqual([['small'], ['large']]);

    const { spent, roles } = await store.budget.read('roles');
    expect(solver.calls()).toBe(roles?.solver?.modelCalls);
    expect(thinker.calls()).toBe((roles?.reflector?.modelCalls ?? 0) + (roles?.proposer?.modelCalls ?? 0));
    expect(solver.calls() + thinker.calls()).toBe(spent.modelCalls);
    expect(report.roles?.map(({ role, model: name }) => [role, name])).toEqual([
      ['solver', 'small'],
      ['reflector', 'large'],
      ['proposer', 'large'],
    ]);
    const sum = (of: 'modelCalls' | 'tokens' | 'costUsd'): number => (report.roles ?? []).reduce((total, each) => total + each[of], 0);
    expect([sum('modelCalls'), sum('tokens')]).toEqual([report.spent.modelCalls, report.spent.tokens]);
    expect(sum('costUsd')).toBeCloseTo(report.spent.costUsd);
    expect(JSON.stringify(report)).not.toContain('sk-');
  });

  it('pauses with the address of the role whose key is refused, and goes on when that is mended', async () => {
    const [solver, thinker] = [await serve('small', 'sk-small'), await serve('large', 'sk-large')];
    const opened = (key: string) => {
      const { model } = readConfig({
        OPENAI_BASE_URL: solver.url,
        OPENAI_API_KEY: 'sk-small',
        RATCHET_MODEL: 'small',
        RATCHET_REFLECTION_MODEL: 'large',
        RATCHET_REFLECTION_BASE_URL: thinker.url,
        RATCHET_REFLECTION_API_KEY: key,
      });
      return openModels({ ...model, baseUrl: solver.url });
    };
    let models = opened('sk-wrong');
    scene = await openScene(services().temporalAddress, 'refused', {
      config: { cycles: 1, model: 'small', reflectionModel: 'large', proposalModel: null, reviewModel: null },
      model: () => models.model,
      roles: {
        get reflector() {
          return models.roles?.reflector ?? models.model;
        },
      },
    });
    const { control } = scene;
    await until('it is paused', async () => (await control.status('refused')).state.status === 'paused');
    const { because } = (await control.status('refused')).state;
    expect(because).toContain(thinker.url);
    expect(because).toContain('Check RATCHET_REFLECTION_API_KEY');
    expect(because).not.toContain('sk-wrong');
    expect(thinker.calls()).toBe(0);
    models = opened('sk-large');
    await control.resume('refused', undefined, { reflector: 'larger' });
    expect((await control.wait('refused', patience())).ended).toBe('cycles');
    expect(thinker.calls()).toBeGreaterThan(0);
    expect([...thinker.names()]).toEqual(['larger']);
    expect((await control.status('refused')).state.config).toMatchObject({ model: 'small', reflectionModel: 'larger' });
  });
});
