import { Context } from '@temporalio/activity';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FeedbackTarget } from '../../ports/campaign-records.js';
import { campaignHistory } from '../../campaigns/history.js';
import { openScene, until, type Scene } from '../support/campaign-scene.js';
import { withTemporal } from '../support/stack.js';

const services = withTemporal();

const refused = (message: RegExp): object => ({ kind: 'bad-request', message: expect.stringMatching(message) });
/** An order that was right at another time. */
const pointless = (message: RegExp): object => ({ kind: 'conflict', message: expect.stringMatching(message) });

/** One campaign, paused after its first promotion, to which people say this and that. */
describe('orders to a campaign through real Temporal', () => {
  let at: Scene;
  let first: string;
  let second: string;
  const order = (...given: Parameters<Scene['steering']['order']> extends [string, ...infer Rest] ? Rest : never): Promise<void> =>
    at.steering.order('steered', ...given);
  const feedback = (about: FeedbackTarget, judgement: 'accepted' | 'rejected' | 'comment', text: string): Promise<void> =>
    order({ kind: 'feedback', about, judgement }, text);

  beforeAll(async () => {
    at = await openScene(services().temporalAddress, 'steered', { config: { cycles: 50, budget: { modelCalls: 5_000, costUsd: null } } });
    first = (await at.store.campaigns.get('steered'))?.champion ?? '';
    await until(
      'a promotion',
      async () =>
        (await at.store.campaigns.get('steered'))?.promotions === 1 && (await at.store.campaigns.get('steered'))?.champion !== first,
    );
    second = (await at.store.campaigns.get('steered'))?.champion ?? '';
    await at.control.pause('steered', 'to look at it');
    await until('the pause', async () => (await at.control.status('steered')).state.status === 'paused');
  }, 20 * 60_000);
  afterAll(async () => {
    await at.control.stop('steered', 'done');
    await at.control.wait('steered', AbortSignal.timeout(550_000));
    await at.close();
  });

  it('refuses what makes no sense now, and says why', async () => {
    await expect(order({ kind: 'pause' }, 'again')).rejects.toMatchObject(pointless(/paused already: to look at it/));
  });

  it('changes the budget, but never below what is spent', async () => {
    await expect(order({ kind: 'budget', limits: { modelCalls: 3, costUsd: null } }, 'cheaper')).rejects.toMatchObject(
      refused(/^budget: 3 model calls .* below what is spent \(\d+ calls/),
    );
    expect((await at.store.budget.read('steered')).limits.modelCalls).toBe(5_000);
    await order({ kind: 'budget', limits: { modelCalls: 6_000, costUsd: null } }, 'more');
    expect((await at.store.budget.read('steered')).limits.modelCalls).toBe(6_000);
  });

  it('takes feedback on a practised attempt once, and never on one of the gate', async () => {
    const tasks = (await at.store.find('suites', (await at.store.campaigns.get('steered'))?.config.suiteId ?? ''))?.tasks ?? [];
    const places = tasks.map(({ id }) => `steered/b0/c0/practise/0/${id}`);
    const found = await Promise.all(places.map(async (place) => ((await at.store.find('episodes', place)) === null ? [] : [place])));
    const [practised = ''] = found.flat();
    await feedback({ attempt: `${practised}/attempt/1` }, 'rejected', 'It hides the fault.');
    await expect(feedback({ attempt: `${practised}/attempt/1` }, 'accepted', 'Or not?')).rejects.toMatchObject(
      pointless(/was given before/),
    );
    await expect(feedback({ attempt: `${practised}/attempt/99` }, 'accepted', 'x')).rejects.toMatchObject(
      refused(/^attempt: 99 is not there/),
    );
    await expect(feedback({ attempt: 'steered/b0/c0/practise/0/nobody' }, 'accepted', 'x')).rejects.toMatchObject(
      refused(/has no episode/),
    );
    const races = await Promise.all(
      tasks.map(async ({ id }) => ((await at.store.find('episodes', `steered/exam/side:first/task/${id}`)) === null ? [] : [id])),
    );
    await expect(feedback({ attempt: `steered/exam/side:first/task/${races.flat()[0]}` }, 'accepted', 'x')).rejects.toMatchObject(
      refused(/is of the sealed pool/),
    );
    const [record] = await at.store
      .list('orders:steered')
      .then((ids) => Promise.all(ids.filter((id) => id.includes('/attempt ')).map((id) => at.store.find('orders', id))));
    expect(record).toMatchObject({ strategy: first, order: { judgement: 'rejected' } });
  });

  it('keeps a vetoed version from being champion, by force too', async () => {
    await expect(order({ kind: 'veto', strategy: second }, 'x')).rejects.toMatchObject(
      pointless(/is the champion; go back first: ratchet campaign rollback steered/),
    );
    await expect(order({ kind: 'veto', strategy: 'nobody' }, 'x')).rejects.toMatchObject(refused(/has no strategy "nobody"/));
    await order({ kind: 'veto', strategy: first }, 'too slow');
    await expect(order({ kind: 'promote', strategy: first }, 'x')).rejects.toMatchObject(pointless(/is vetoed/));
  });

  it('pins a rule of the champion', async () => {
    await expect(order({ kind: 'pin', rule: 'r99', pinned: true }, 'x')).rejects.toMatchObject(refused(/has no rule "r99"; it has r1/));
    await order({ kind: 'pin', rule: 'r1', pinned: true }, 'it is good');
    await expect(order({ kind: 'pin', rule: 'r1', pinned: true }, 'x')).rejects.toMatchObject(pointless(/pinned already/));
  });

  it('makes a version champion by force, on record, and tells the proposer what people said', async () => {
    await at.control.feedback('steered', 'Mind the tabs.');
    await at.control.resume('steered');
    const others = async (): Promise<string[]> => (await at.store.list('strategies:steered')).filter((id) => id !== first && id !== second);
    await until('another strategy', async () => (await others()).length > 0);
    const [forced = ''] = await others();
    await order({ kind: 'promote', strategy: forced }, 'I know better');
    await until('the forced champion', async () => (await at.store.campaigns.get('steered'))?.champion === forced);
    const said = (): string[] =>
      at.world.model.requests
        .filter(({ messages }) => messages[0]?.content.includes('"action"') === true)
        .map(({ messages }) => messages.map(({ content }) => content).join('\n'));
    // Not every tactic asks the model: what people said waits for one that does.
    await until('a proposal that read it', () =>
      said().some((prompt) => prompt.includes('Mind the tabs.') && prompt.includes('It hides the fault.')),
    );
    expect((await campaignHistory(at.store, 'steered')).filter(({ what }) => what === 'champion by force')).toMatchObject([
      { strategy: forced, because: 'I know better' },
    ]);
    expect((await at.store.campaigns.get('steered'))?.promotions).toBe(1);
  });
});

describe('a pause that comes while the campaign says that it runs', () => {
  it('is seen all the same', async () => {
    const at = await openScene(services().temporalAddress, 'surprised', { config: { cycles: 50 } });
    const update = at.store.campaigns.update.bind(at.store.campaigns);
    let isPaused = false;
    vi.spyOn(at.store.campaigns, 'update').mockImplementation(async (id, change) => {
      if (!isPaused && change.status === 'running' && (await at.store.campaigns.get(id))?.cycle === 1) {
        isPaused = true;
        await at.control.pause(id, 'just now');
      }
      await update(id, change);
    });
    await until('the pause', async () => (await at.store.campaigns.get('surprised'))?.status === 'paused');
    expect(isPaused).toBe(true);
    expect((await at.control.status('surprised')).phase).toBe('paused');
    await at.control.stop('surprised', 'done');
    await at.control.wait('surprised', AbortSignal.timeout(550_000));
    await at.close();
  });
});

describe('a pause while a worker dies under a step', () => {
  it('stays the pause that it is: a step that was cancelled and is lost is no fault', async () => {
    let isDead = false;
    const at = await openScene(services().temporalAddress, 'lost', {
      config: { cycles: 50 },
      model: (model) => ({
        ...model,
        complete: async (request, signal, begin) => {
          vi.spyOn(Context.current(), 'heartbeat').mockImplementation(() => undefined);
          isDead = true;
          await new Promise((resolve) => setTimeout(resolve, 20_000));
          return model.complete(request, signal, begin);
        },
      }),
    });
    await until('a step', () => isDead);
    await at.control.pause('lost', 'just now');
    await until('the pause', async () => (await at.store.campaigns.get('lost'))?.status === 'paused');
    expect(await at.store.campaigns.get('lost')).toMatchObject({ because: 'just now' });
    await at.control.stop('lost', 'done');
    await at.control.wait('lost', AbortSignal.timeout(550_000));
    await at.close();
  });
});
