import { afterEach, describe, expect, it } from 'vitest';
import type { CampaignReport } from '../../ports/report-records.js';
import { campaignHistory } from '../../campaigns/history.js';
import { openScene, until, type Scene, type SceneOptions } from '../support/campaign-scene.js';
import { withTemporal } from '../support/stack.js';

const services = withTemporal();

let scene: Scene | null = null;
afterEach(async () => {
  await scene?.close();
  scene = null;
});

const begin = async (id: string, options: SceneOptions): Promise<Scene> =>
  (scene = await openScene(services().temporalAddress, id, options));
const ended = (at: Scene): Promise<CampaignReport> => at.control.wait(at.id, AbortSignal.timeout(550_000));
const promote = (at: Scene, strategy: string): Promise<void> => at.steering.order(at.id, { kind: 'promote', strategy }, 'I know better');
const cycleOf = async (at: Scene): Promise<number> => (await at.store.campaigns.get(at.id))?.cycle ?? 0;

/** A model that answers nothing from a moment on, until it is let go on: what runs then runs for as long as a test wants. */
function heldModel(): {
  readonly options: Pick<SceneOptions, 'model'>;
  holdFrom(moment: () => Promise<boolean>): void;
  isHeld(): boolean;
  letGo(): void;
} {
  let [moment, held] = [(): Promise<boolean> => Promise.resolve(false), false];
  const going: (() => void)[] = [];
  const wait = async (signal: AbortSignal): Promise<void> => {
    held = true;
    await new Promise<void>((resolve, reject) => {
      going.push(resolve);
      signal.addEventListener('abort', () => reject(new Error('cut')), { once: true });
    });
  };
  return {
    options: {
      model: (model) => ({
        ...model,
        complete: async (request, signal) => {
          if (await moment()) await wait(signal);
          return model.complete(request, signal);
        },
      }),
    },
    holdFrom: (from) => {
      moment = from;
    },
    isHeld: () => held,
    letGo: () => {
      moment = () => Promise.resolve(false);
      for (const go of going) go();
    },
  };
}

/** Waits until the first challenger was promoted in cycle 0; answers the strategy that the campaign began with. */
async function afterAPromotion(at: Scene): Promise<string> {
  const first = (await at.store.list(`strategies:${at.id}`))[0] ?? '';
  await until('a promotion', async () => (await at.store.campaigns.get(at.id))?.champion !== first);
  return first;
}

describe('a promotion by force', () => {
  it('comes when the cycle that runs has ended, takes no cycle away, and is told as forced', async () => {
    const model = heldModel();
    const at = await begin('forced', { config: { cycles: 3 }, ...model.options });
    model.holdFrom(async () => (await cycleOf(at)) === 1);
    const first = await afterAPromotion(at);
    await until('the second cycle', () => model.isHeld());
    await promote(at, first);
    await expect(promote(at, first)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('becomes champion already, when what runs has ended'),
    });
    await expect(at.steering.order('forced', { kind: 'veto', strategy: first }, 'x')).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('was promoted by force'),
    });
    model.letGo();
    const report = await ended(at);
    expect(report).toMatchObject({ cycles: 3, forced: [{ strategy: first, because: 'I know better', cycle: 2, gaveUp: null }] });
    expect(report.notes).toContainEqual(expect.stringContaining(`By force of a person, without a race: ${first} became champion`));
    expect((await at.store.list('trainings:forced')).filter((id) => id.endsWith('/training'))).toHaveLength(3);
  });

  it('gives up the cycle that a pause had cut, and says so', async () => {
    const model = heldModel();
    const at = await begin('cut', { config: { cycles: 3 }, ...model.options });
    model.holdFrom(async () => (await cycleOf(at)) === 1);
    const first = await afterAPromotion(at);
    await until('the second cycle', () => model.isHeld());
    await at.control.pause('cut', 'to think');
    await until('the pause', async () => (await at.store.campaigns.get('cut'))?.status === 'paused');
    await promote(at, first);
    model.letGo();
    await at.control.resume('cut');
    expect(await ended(at)).toMatchObject({ cycles: 3, forced: [{ strategy: first, cycle: 2, gaveUp: 1 }] });
    expect((await campaignHistory(at.store, 'cut')).find(({ what }) => what === 'champion by force')?.because).toContain(
      'cycle 2, which had been cut, is given up',
    );
  });

  it('is refused, like all orders of which nothing would come, while the last exam runs', async () => {
    const model = heldModel();
    const at = await begin('late', { config: { cycles: 1 }, ...model.options });
    model.holdFrom(async () => (await cycleOf(at)) === 1);
    await until('the last exam', () => model.isHeld());
    const first = (await at.store.list('strategies:late'))[0] ?? '';
    await expect(promote(at, first)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining(
        'it takes the last exam: nothing would come of it. When the exam is done, `ratchet campaign extend late --cycles +5` gives it more cycles',
      ),
    });
    await expect(at.control.feedback('late', 'Mind the tabs.')).rejects.toMatchObject({ kind: 'conflict' });
    await expect(at.control.pause('late', 'x')).rejects.toMatchObject({ kind: 'conflict' });
    model.letGo();
    expect(await ended(at)).toMatchObject({ forced: [], feedback: [] });
    await expect(promote(at, first)).rejects.toMatchObject({ message: expect.stringContaining('has ended (done)') });
  });
});

describe('what a person says', () => {
  it('is read by the proposal of the next cycle, whatever the controller would choose, and told with what became of it', async () => {
    const at = await begin('heard', { config: { cycles: 2, controller: 'random' } });
    await at.control.feedback('heard', 'Mind the tabs.');
    const { feedback } = await ended(at);
    expect(feedback).toMatchObject([{ text: 'Mind the tabs.', about: 'the campaign', cycle: expect.any(Number) }]);
    expect(feedback?.[0]?.fate).not.toBe('not-read');
  });

  it('is not lost where the cycle that runs has made its proposal already, and is cut', async () => {
    const model = heldModel();
    const at = await begin('later', { config: { cycles: 3 }, ...model.options });
    model.holdFrom(async () => (await at.store.list('proposals:later')).length > 0);
    await until('what follows the proposal', () => model.isHeld());
    const [proposal = ''] = await at.store.list('proposals:later');
    await at.control.pause('later', 'to say something');
    await until('the pause', async () => (await at.store.campaigns.get('later'))?.status === 'paused');
    await at.control.feedback('later', 'Mind the tabs.');
    model.letGo();
    await at.control.resume('later');
    const { feedback } = await ended(at);
    expect(feedback).toMatchObject([{ cycle: 1 }]);
    expect((await at.store.find('proposals', proposal))?.heard).toEqual([]);
  });
});
