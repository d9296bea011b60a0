import { Client, Connection } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import type { EpisodePorts } from '../../activities/episode/episode-ports.js';
import { Checkouts } from '../../activities/work/checkouts.js';
import { courseOf } from '../../campaigns/courses.js';
import { leavingOut } from '../../campaigns/leaving-out.js';
import { episodesOf } from '../../campaigns/episodes.js';
import { prepareCampaign } from '../../campaigns/prepare.js';
import { courseText } from '../../cli/commands/attempt.js';
import { isTrainEpisode } from '../../domain/address.js';
import type { ModelRequest } from '../../domain/model.js';
import { AGENT_SOLVER, FIRST_AGENT } from '../../domain/strategy.js';
import { openCampaignControl } from '../../infra/temporal/open-campaign-control.js';
import { codeReader } from '../../judge/shapes.js';
import type { Model } from '../../ports/model.js';
import type { Workspaces } from '../../ports/workspace.js';
import { cycleWorkflowId } from '../../workflows/contract.js';
import { SCENE_CONFIG, until } from '../support/campaign-scene.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { fakeModel } from '../support/fake-model.js';
import { fakeSandbox } from '../support/fake-sandbox.js';
import { openFakeStore } from '../support/fake-store.js';
import { judgeSums } from '../support/repo-task.js';
import { withTemporal } from '../support/stack.js';
import { withSumsBoxes } from '../support/sums-boxes.js';
import { startToyWorker } from '../support/toy-worker.js';

const services = withTemporal();
const sums = withSumsBoxes((index) => `Sum number ${index}: add gives the difference.`);

const TURNS = [
  '```run\ncat sums.py; echo noted >> notes.txt\n```',
  '```edit sums.py\n<<<<<<< SEARCH\n    return a - b\n=======\n    return a + b\n>>>>>>> REPLACE\n```\n```run\ncat notes.txt\n```',
  '```test\n```',
  '```submit\n```',
];

function say(request: ModelRequest): string {
  switch (request.schema?.name) {
    case 'lesson':
      return '{"symptom": "a difference", "remedy": "look at the sign", "sentence": "Look at the sign."}';
    case 'proposal':
      return '{"action": "rule-added", "ruleId": "", "rule": "Look at the sign.", "setting": "", "value": 0, "because": "it helped"}';
    case 'reflection':
      return '{"errorClass": "Logic", "suspectedCause": "sign", "place": {"path": "sums.py", "line": 2}, "nextIdea": "sign", "confidence": 1, "sentence": "Sign."}';
    case undefined:
    default:
      return TURNS[request.messages.filter(({ role }) => role === 'assistant').length] ?? '';
  }
}

/** Workspaces of one worker, with a count of those that are open. */
function counted(workspaces: Workspaces): Workspaces & { readonly stillOpen: () => number } {
  let open = 0;
  return {
    stillOpen: () => open,
    version: () => workspaces.version(),
    close: () => workspaces.close(),
    open: async (...asked) => {
      const workspace = await workspaces.open(...asked);
      open += 1;
      let isOpen = true;
      const close = async (): Promise<void> => {
        if (isOpen) open -= 1;
        isOpen = false;
        await workspace.close();
      };
      return new Proxy(workspace, {
        get: (target, name) => {
          if (name === 'close') return close;
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
  };
}

describe('a campaign whose strategy works in a checkout', () => {
  it('practises turn by turn, goes on behind a worker that ended in a turn, pays nothing twice and leaves nothing behind', async () => {
    const store = openFakeStore();
    const answered: string[] = [];
    const scripted = fakeModel(say);
    let [holds, held] = [true, false];
    const model: Model = {
      ...scripted,
      complete: async (request, signal, begin) => {
        const isWork = request.schema === undefined;
        // in the third turn of a work, with something in the checkout that only the actions before have put there
        if (holds && isWork && request.messages.length === 6 && answered.length > 12) {
          held = true;
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut')), { once: true }));
        }
        const answer = await scripted.complete(request, signal, begin);
        answered.push(JSON.stringify([request.seed, request.messages]));
        return answer;
      },
    };
    const worker = async () => {
      const workspaces = counted(sums.workspaces());
      const ports: EpisodePorts = {
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
    const strategy = { ...FIRST_AGENT, solver: { ...AGENT_SOLVER, turns: 8 } };
    const { config } = await prepareCampaign(
      store,
      'sums',
      { name: 'sums', tasks: sums.tasks() },
      { ...SCENE_CONFIG, cycles: 1, batch: 3, maxPairs: 2, concurrency: 2 },
      strategy,
    );
    await control.start('sums', config);
    await until('a turn that a worker can be stopped in', () => held);
    await first.running.stop();
    await first.workspaces.close();
    holds = false;
    const second = await worker();
    const report = await control.wait('sums', AbortSignal.timeout(550_000));
    expect(report.ended).toBe('cycles');

    expect(new Set(answered).size).toBe(answered.length);
    expect(second.workspaces.stillOpen()).toBe(0);
    const episodes = await episodesOf(store, 'sums');
    expect(episodes.every(({ record }) => record.solved && record.modelCalls === TURNS.length)).toBe(true);
    const courses = await Promise.all(episodes.map(({ address }) => courseOf(leavingOut(store), address)));
    const works = courses.flatMap(({ attempts }) => attempts.flatMap((each) => (each.kind === 'work' ? [each] : [])));
    expect(new Set(works.map(({ patch }) => patch)).size).toBe(1);
    const rebuilt = works.flatMap(({ turns }) => turns.flatMap(({ steps }) => steps.flatMap((step) => step.rebuilt ?? [])));
    expect(rebuilt.length).toBeGreaterThan(0);
    expect(rebuilt.every(({ differing }) => differing.length === 0)).toBe(true);

    const [courseOfFirst] = courses;
    if (courseOfFirst === undefined) throw new TypeError('there is no episode');
    const text = courseText(courseOfFirst);
    expect(text).toContain('it ended since it handed its work in\nhanded in: notes.txt +1 -0; sums.py +1 -1\n');
    expect(text).toContain('> run cat sums.py; echo noted >> notes.txt');

    // histories hold references only: no answer, no command, no patch
    const client = new Client({ connection: await Connection.connect({ address: services().temporalAddress }) });
    const history = await client.workflow.getHandle(cycleWorkflowId('sums', 0, 0)).fetchHistory();
    const written = Buffer.from(JSON.stringify(history)).toString();
    const payloads = [...written.matchAll(/"data":"([A-Za-z0-9+/=]*)"/g)]
      .map(([, data = '']) => Buffer.from(data, 'base64').toString())
      .join('\n');
    expect(episodes.some(({ address }) => isTrainEpisode(address))).toBe(true);
    expect(payloads).toContain('"toDo":true');
    expect(payloads).not.toMatch(/return a|notes\.txt|SEARCH/);
    await client.connection.close();
    await second.running.stop();
    await second.workspaces.close();
    await control.close();
  });
});
