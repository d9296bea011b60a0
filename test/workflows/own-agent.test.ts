import { describe, expect, it } from 'vitest';
import { Checkouts } from '../../activities/work/checkouts.js';
import { episodesOf } from '../../campaigns/episodes.js';
import { prepareCampaign } from '../../campaigns/prepare.js';
import { within } from '../../domain/address.js';
import type { ModelRequest } from '../../domain/model.js';
import { firstOfCommand } from '../../domain/strategy.js';
import { openCampaignControl } from '../../infra/temporal/open-campaign-control.js';
import { codeReader } from '../../judge/shapes.js';
import type { Model } from '../../ports/model.js';
import { SCENE_CONFIG, until } from '../support/campaign-scene.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { fakeModel } from '../support/fake-model.js';
import { fakeSandbox } from '../support/fake-sandbox.js';
import { openFakeStore } from '../support/fake-store.js';
import { judgeSums } from '../support/repo-task.js';
import { SHELL_AGENT } from '../support/shell-agent.js';
import { withTemporal } from '../support/stack.js';
import { withSumsBoxes } from '../support/sums-boxes.js';
import { startToyWorker } from '../support/toy-worker.js';

const services = withTemporal();
const sums = withSumsBoxes((index) => `Sum number ${index}.`);

const DOES = ['cat sums.py', "sed -i 's/a - b/a + b/' sums.py", 'done'];
const RULE = 'Look at the sign.';

function say(request: ModelRequest): string {
  switch (request.schema?.name) {
    case 'lesson':
      return `{"symptom": "a difference", "remedy": "look at the sign", "sentence": "${RULE}"}`;
    case 'proposal':
      return `{"action": "rule-added", "ruleId": "", "rule": "${RULE}", "setting": "", "value": 0, "because": "it helped"}`;
    case 'reflection':
      return '{"errorClass": "Logic", "suspectedCause": "sign", "place": {"path": "sums.py", "line": 2}, "nextIdea": "sign", "confidence": 1, "sentence": "Sign."}';
    case undefined:
    default:
      return DOES[request.messages.filter(({ role }) => role === 'assistant').length] ?? 'done';
  }
}

describe('a campaign whose strategy is what a person’s own agent is told', () => {
  it('goes on behind a worker that ended in a run, pays nothing twice, and changes what the agent reads', async () => {
    const store = openFakeStore();
    const answered: ModelRequest[] = [];
    const scripted = fakeModel(say);
    let [holds, held] = [true, false];
    const model: Model = {
      ...scripted,
      complete: async (request, signal, begin) => {
        // in the second question of a run
        if (holds && request.schema === undefined && request.messages.length === 4 && answered.length > 6) {
          held = true;
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut')), { once: true }));
        }
        const answer = await scripted.complete(request, signal, begin);
        answered.push(request);
        return answer;
      },
    };
    const worker = async () => {
      const workspaces = sums.workspaces();
      const ports = {
        model,
        store,
        sandbox: fakeSandbox(judgeSums),
        memory: openFakeMemory({ store }),
        code: codeReader,
        checkouts: new Checkouts(() => workspaces),
      };
      return { workspaces, running: await startToyWorker(services().temporalAddress, ports) };
    };
    const control = await openCampaignControl({ address: services().temporalAddress, namespace: 'default', store });
    const first = await worker();
    const strategy = firstOfCommand({ ...SHELL_AGENT, calls: 8 });
    const settings = { ...SCENE_CONFIG, cycles: 1, batch: 3, maxPairs: 2, concurrency: 2 };
    const { config } = await prepareCampaign(store, 'own', { name: 'sums', tasks: sums.tasks() }, settings, strategy);
    await control.start('own', config);
    await until('a run that a worker can be stopped in', () => held);
    await first.running.stop();
    await first.workspaces.close();
    holds = false;
    const second = await worker();
    const report = await control.wait('own', AbortSignal.timeout(550_000));
    expect(report.ended).toBe('cycles');

    const works = answered.filter(({ schema }) => schema === undefined);
    expect(new Set(works.map(({ seed, messages }) => JSON.stringify([seed, messages]))).size).toBe(works.length);
    expect(works.some(({ messages }) => messages[0]?.content.includes(`1. ${RULE}`))).toBe(true);
    const episodes = await episodesOf(store, 'own');
    expect(episodes.length).toBeGreaterThan(3);
    expect(episodes.every(({ record }) => record.solved && record.modelCalls === DOES.length)).toBe(true);
    const runs = await Promise.all(episodes.map(({ address }) => store.find('works', within(address, 'answer', 0))));
    expect(runs.flatMap((run) => run?.command?.calls ?? []).some(({ known }) => known)).toBe(true);
    await second.running.stop();
    await second.workspaces.close();
    await control.close();
  });
});
