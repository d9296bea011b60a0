import { afterEach, describe, expect, it } from 'vitest';
import { latestSearch } from '../../campaigns/searched.js';
import { campaignState } from '../../campaigns/state.js';
import { loadSuiteRecord } from '../../campaigns/suite-record.js';
import { reportText } from '../../cli/report-table.js';
import { placeAt } from '../../domain/search/places.js';
import { allOf, proposalList } from '../../ports/lists.js';
import type { Model } from '../../ports/model.js';
import type { CampaignConfig } from '../../ports/records.js';
import type { CampaignReport } from '../../ports/report-records.js';
import { makeNamespace } from '../support/make-namespace.js';
import { openScene, until, type Scene, type SceneOptions } from '../support/campaign-scene.js';
import { recordHistory } from '../support/record-history.js';
import { withTemporal } from '../support/stack.js';
import { GOOD_RULE, toyWorld } from '../support/toy-world.js';
import { campaignWorkflowId, cycleWorkflowId } from '../../workflows/contract.js';

const services = withTemporal();
const patience = (): AbortSignal => AbortSignal.timeout(550_000);
const budget = (modelCalls: number): Pick<CampaignConfig, 'budget'> => ({ budget: { modelCalls, costUsd: null } });
const SEARCHING = { search: 'on', searchShare: 80, searchAttempts: 2, maxPairs: 60, ...budget(800) } as const;

let scene: Scene | null = null;
afterEach(async () => {
  await scene?.close();
  scene = null;
});

async function begin(id: string, { config = {}, ...options }: SceneOptions = {}): Promise<Scene> {
  scene = await openScene(services().temporalAddress, id, { ...options, config: { ...SEARCHING, ...config } });
  return scene;
}

/** Each paid call once: what was asked is what was billed. */
async function paidOnce({ world, store, id }: Scene): Promise<void> {
  expect(world.model.calls()).toBe((await store.budget.read(id)).spent.modelCalls);
}

describe('a campaign that searches, through real Temporal', () => {
  it('finds the lever that the model proposes, races it once and promotes it', async () => {
    const { control, store, client, ...at } = await begin('finds', { config: { cycles: 2 } });
    const report = await control.wait('finds', patience());
    expect(report.ended).toBe('cycles');
    expect(report.races[0]).toMatchObject({ decision: 'promoted', k: 1, losses: 0 });
    const promoted = await store.find('strategies', report.races[0]?.challenger ?? '');
    expect(promoted?.strategy.rules.map(({ text }) => text)).toContain(GOOD_RULE);
    expect(report.last.solved).toBeGreaterThan(report.first.solved);
    const search = await latestSearch(store, 'finds');
    expect(search?.eras.length).toBeGreaterThan(1);
    expect(search?.state.champion).toBe(report.races[0]?.challenger);
    await paidOnce({ control, store, client, ...at });
    await recordHistory(client, 'campaign-search', campaignWorkflowId('finds'));
    await recordHistory(client, 'cycle-search', cycleWorkflowId('finds', 0, 0));
  });

  it('goes on in the middle of a search when its workers were lost, decides the same and pays no call twice', async () => {
    const plain = await begin('lost', { config: { cycles: 1 } });
    const expected = decisions(await plain.control.wait('lost', patience()));
    const calls = plain.world.model.requests.length;
    const searched = await latestSearch(plain.store, 'lost');
    await plain.close();

    await makeNamespace(services().temporalAddress, 'elsewhere');
    const at = await begin('lost', { config: { cycles: 1 }, namespace: 'elsewhere' });
    for (const share of [0.3, 0.5, 0.7]) {
      await until(`${share} of the calls`, () => at.world.model.requests.length >= share * calls);
      await at.stopWorker();
      await at.startWorker();
    }
    expect(decisions(await at.control.wait('lost', patience()))).toEqual(expected);
    expect(await latestSearch(at.store, 'lost')).toEqual(searched);
    await paidOnce(at);
  });

  it('promotes nothing where no prompt has an effect, and says what the search came to', async () => {
    const at = await begin('null', { config: { cycles: 2 }, world: toyWorld({ plain: 0.4, ruled: 0.4 }) });
    const report = await at.control.wait('null', patience());
    expect(report.races.filter(({ decision }) => decision === 'promoted')).toEqual([]);
    expect(report.work?.search?.proposals).toBeGreaterThan(5);
    expect(report.why?.join('\n')).toMatch(/The search tried to propose \d+ times in 2 cycles/);
    await paidOnce(at);
  });

  it('ends in the middle of a search when its budget does, never over it, and tells what it took', async () => {
    const at = await begin('poor', { config: { cycles: 2, ...budget(330) } });
    const report = await at.control.wait('poor', patience());
    expect(report.spent.modelCalls).toBeLessThanOrEqual(330);
    expect(report.last.n).toBe(report.first.n);
    await paidOnce(at);
  });

  it('goes back with the search as it was, and does not take up again what was left behind', async () => {
    const at = await begin('back', { config: { cycles: 3, ...budget(1_600) } });
    const first = (await at.store.list('strategies:back'))[0] ?? '';
    await until('a promotion', async () => (await at.store.campaigns.get('back'))?.champion !== first);
    const left = (await at.store.campaigns.get('back'))?.champion ?? '';
    await until('its checkpoint', async () => (await at.store.list('checkpoints:back')).length === 2);
    const checkpoint = await at.store.find('checkpoints', 'back/b0/checkpoint-2');
    expect(checkpoint?.carried.search).toBe('back/b0/c0/search');
    await at.steering.rollback('back', first, 'a person saw it fall');
    const report = await at.control.wait('back', patience());
    expect(report.ended).toBe('cycles');
    expect(report.races.filter(({ challenger }) => challenger === left)).toHaveLength(1);
    const search = await latestSearch(at.store, 'back');
    expect(search).toMatchObject({ branch: 1 });
    expect(search?.eras[0]).toMatchObject({ branch: 1, cycle: 0 });
    expect(search?.state.pool.map(({ id }) => id)).not.toContain(left);
    await paidOnce(at);
  });

  it('looks first at what a bundle of edits is to solve, and has on record how often it came', async () => {
    const proposer: BundleProposer = { asked: 0, named: [] };
    const at = await begin('bundle', { config: { cycles: 2 }, model: (model) => withBundles(model, proposer) });
    const report = await at.control.wait('bundle', patience());
    expect(proposer.asked).toBeGreaterThan(0);
    const proposals = await allOf(at.store, 'proposals', proposalList('bundle'));
    // side by side many propose the same; the first of them counts
    const inOrder = proposals.toSorted((a, b) => a.cycle - b.cycle || (a.number ?? 0) - (b.number ?? 0));
    const told = inOrder.find(({ foretold }) => (foretold?.willFix.length ?? 0) > 0);
    // what it named and nobody has seen is dropped
    expect(told?.foretold).toMatchObject({ rootCause: 'nobody reads the case', willFix: expect.not.arrayContaining(['sealed-1']) });
    expect(told?.made?.change?.edits).toHaveLength(2);
    expect(told?.through).toHaveLength(1);
    const search = await latestSearch(at.store, 'bundle');
    const { seed = 0, tasks = 0, pool = [], away = [] } = search?.state ?? {};
    const child = [...pool, ...away].find(({ id }) => id === told?.strategy);
    const train = (await loadSuiteRecord(at.store, (await campaignState(at.store, 'bundle')).config.suiteId)).tasks;
    const ids = train.filter((task) => task.pool === 'train').map(({ id }) => id);
    const looked = child?.entrance.map((place) => ids[placeAt({ seed, tasks }, place).task]);
    expect(looked).toContain(told?.foretold?.willFix[0]);
    const { came = 0, of = 0 } = report.work?.search?.foretold?.fixes ?? {};
    expect(of).toBeGreaterThan(0);
    expect(came).toBeLessThanOrEqual(of);
    expect(reportText(report)).toContain(`that proposals were to solve ${came} `);
    // of a bundle the dead edit is found by taking it away
    expect(report.races[0]).toMatchObject({ decision: 'promoted' });
    const promoted = await at.store.find('strategies', report.races[0]?.challenger ?? '');
    expect(promoted?.strategy.rules.map(({ text }) => text)).toContain(GOOD_RULE);
    await paidOnce(at);
  });

  it('has the next search begin with a proposal that reads what a person said, and tells what became of it', async () => {
    const at = await begin('heard', { config: { cycles: 2 } });
    await at.control.feedback('heard', 'look at the failing case');
    const report = await at.control.wait('heard', patience());
    expect(report.feedback).toHaveLength(1);
    expect(report.feedback?.[0]).toMatchObject({ text: 'look at the failing case' });
    expect(['not-read', 'no-challenger']).not.toContain(report.feedback?.[0]?.fate);
    const asking = at.world.model.requests.filter(({ messages }) =>
      messages.some(({ content }) => content.includes('look at the failing case')),
    );
    expect(asking.length).toBe(1);
  });
});

interface BundleProposer {
  asked: number;
  named: readonly string[];
}

/** A proposer that answers the good rule and a setting in one bundle, with what it will solve of the tasks that it was shown. */
function withBundles(model: Model, proposer: BundleProposer): Model {
  return {
    ...model,
    complete: async (request, signal, paying) => {
      const answer = await model.complete(request, signal, paying);
      const question = request.messages.map(({ content }) => content).join('\n');
      if (!question.includes('"willFix"')) return answer;
      const failed = [...question.matchAll(/^- (?<task>toy-\d+): not solved/gm)].map(({ groups }) => groups?.['task'] ?? '');
      proposer.asked += 1;
      proposer.named = failed;
      const edit = { action: 'rule-added', ruleId: '', rule: GOOD_RULE, setting: '', value: 0, because: 'it helped before' };
      const bundle = {
        evidence: 'the episodes',
        rootCause: 'nobody reads the case',
        edits: [edit, { ...edit, action: 'episode-changed', rule: '', setting: 'reflections', value: 1 }],
        willFix: ['sealed-1', ...failed],
        mayBreak: [],
      };
      return { ...answer, choices: answer.choices.map((choice) => ({ ...choice, text: JSON.stringify(bundle) })) };
    },
  };
}

/** What two runs must have in common: the decisions, not the clock. */
function decisions({ first, last, races, spent }: CampaignReport): unknown {
  return {
    first,
    last,
    races: races.map(({ champion, challenger, k, decision, pairs, wins, losses }) => ({
      champion,
      challenger,
      k,
      decision,
      pairs,
      wins,
      losses,
    })),
    calls: spent.modelCalls,
    tokens: spent.tokens,
  };
}
