import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uniform } from '../../domain/random.js';
import type { Model } from '../../ports/model.js';
import type { Sandbox } from '../../ports/sandbox.js';
import { codeReader } from '../../judge/shapes.js';
import { openSandbox } from '../../judge/index.js';
import { branchWorkflows, QUEUE, solveWorkflowId, type SolveInput } from '../../workflows/contract.js';
import { episodesOf } from '../../campaigns/episodes.js';
import { loadSuite } from '../../suites/load.js';
import { sandboxThat } from '../../bench/hollow-world.js';
import { openScene, until } from '../support/campaign-scene.js';
import type { ToyWorld } from '../support/toy-world.js';
import { openFakeMemory } from '../support/fake-memory.js';
import { openFakeStore } from '../support/fake-store.js';
import { recordHistory } from '../support/record-history.js';
import { referenceAnswers } from '../support/reference-tree.js';
import { withTemporal } from '../support/stack.js';
import { startToyWorker } from '../support/toy-worker.js';
import { fenceOf, treeEpisode, treeModel, treeStrategy, treeTask, type TreeQuestion } from '../support/tree-world.js';

const services = withTemporal();
let sandbox: Sandbox;
let home: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ratchet-trees-'));
  sandbox = await openSandbox({ cache: home, backend: 'bubblewrap', concurrency: 2, report: () => {} });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(home, { recursive: true, force: true });
});

/** Numbers the leaves of a tree of so many helpers on so many levels, and sums them. */
const WIDTH = 3;
const NAMES = ['a', 'b', 'c'];

const TASK = treeTask('python', 'sums.py', 'def f(x):\n    pass\n', 'f', [
  [[1], 9],
  [[2], 18],
  [[5], 45],
]);

function scripted({ unit, what }: TreeQuestion): string {
  if (what === 'tests') return `${unit}(1) == ${unit.length === 2 ? 3 : 1}`;
  const name = unit === '' ? 'f' : unit;
  if (name.length === 3) return fenceOf('python', `def ${name}(x):`, '    return x');
  const helpers = NAMES.slice(0, WIDTH).map((letter) => `${name}${letter}`);
  return fenceOf(
    'python',
    `def ${name}(x):`,
    `    return ${helpers.map((each) => `${each}(x)`).join(' + ')}`,
    ...helpers.flatMap((each) => [
      '',
      `def ${each}(x):`,
      `    """Gives a part of what its caller sums up, which is x times the number of the leaves that stand below it in the tree, ${each} by its name, for any whole number."""`,
      '    raise NotImplementedError',
    ]),
  );
}

describe('a tree of agents in workflows', () => {
  it('goes on behind workers that ended at any moment: nothing is paid twice, and the same comes out', async () => {
    const store = openFakeStore();
    const strategy = treeStrategy({ width: 4 });
    const spec = await treeEpisode(store, TASK, strategy);
    const asked = treeModel(scripted);
    const answered: string[] = [];
    let holdsAt = Infinity;
    let held = false;
    const model: Model = {
      ...asked,
      complete: async (request, signal, begin) => {
        if (answered.length >= holdsAt) {
          held = true;
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut')), { once: true }));
        }
        const answer = await asked.complete(request, signal, begin);
        answered.push(JSON.stringify(request.messages));
        return answer;
      },
    };
    const ports = { model, sandbox, store, memory: openFakeMemory({ store }), code: codeReader };
    const client = new Client({ connection: await Connection.connect({ address: services().temporalAddress }) });
    const input: SolveInput = {
      campaign: 'c',
      address: 'c',
      model: 'fake-1',
      strategy: spec.strategy,
      tasks: [{ id: 't', hash: spec.task }],
      attempts: 1,
      concurrency: 1,
      seed: 1,
      view: [],
    };
    const handle = await client.workflow.start('solve', { args: [input], workflowId: solveWorkflowId('c'), taskQueue: QUEUE.orchestrate });
    for (let kill = 0; kill < 3; kill += 1) {
      holdsAt = answered.length + 1 + Math.floor(uniform(7, `kill ${kill}`) * 6);
      held = false;
      const worker = await startToyWorker(services().temporalAddress, ports);
      await until('a call that a worker can be stopped in', () => held);
      await worker.stop();
    }
    holdsAt = Infinity;
    const worker = await startToyWorker(services().temporalAddress, ports);
    expect(await handle.result()).toMatchObject({ done: 1, solved: 1 });
    await worker.stop();

    expect(new Set(answered).size).toBe(answered.length);
    const tree = await store.find('trees', 'c/task/t/answer/0');
    expect(tree?.end).toMatchObject({ state: 'passed', spent: { agents: 13, calls: 25, rounds: 0 } });
    expect(tree?.levels).toEqual([1, 3, 9]);
    expect((await store.budget.read('c')).spent.modelCalls).toBe(25);

    // each agent a workflow of its own, whose history is short and holds references only
    const workflow = 'solve-c.task/t/answer/0/agent.fa';
    const history = await client.workflow.getHandle(workflow).fetchHistory();
    expect(history.events?.length ?? 0).toBeLessThan(80);
    const payloads = [...historyToJSON(history).matchAll(/"data":\s*"([A-Za-z0-9+/=]*)"/g)].map(([, data = '']) =>
      Buffer.from(data, 'base64').toString(),
    );
    expect(payloads.join('\n')).toContain('"state":"passed"');
    expect(payloads.join('\n')).not.toMatch(/def f|NotImplemented|Gives a part/);
    await recordHistory(client, 'agent-first', workflow);
    await recordHistory(client, 'solve-tree', solveWorkflowId('c'));
    await client.connection.close();
  });
});

describe('a program of several files that ships', () => {
  it('is grown by a tree from its empty files, below one another', async () => {
    const { tasks } = await loadSuite('whole-programs', { seed: 1, language: 'python' });
    const task = tasks.find(({ id }) => id === 'jam-kitchen');
    if (task === undefined) throw new TypeError('jam-kitchen does not ship');
    const model = treeModel(
      referenceAnswers(task.reference, {
        '': ['single', 'read_notebook', 'check_uses', 'needed', 'show'],
        read_notebook: ['begin_recipe', 'recipe_line', 'ingredient'],
        recipe_line: ['portions_of'],
      }),
    );
    const store = openFakeStore();
    const spec = await treeEpisode(store, task, treeStrategy({ tests: 0 }));
    const client = new Client({ connection: await Connection.connect({ address: services().temporalAddress }) });
    const worker = await startToyWorker(services().temporalAddress, {
      model,
      sandbox,
      store,
      memory: openFakeMemory({ store }),
      code: codeReader,
    });
    const input: SolveInput = {
      campaign: 'c',
      address: 'c',
      model: 'fake-1',
      strategy: spec.strategy,
      tasks: [{ id: 't', hash: spec.task }],
      attempts: 1,
      concurrency: 1,
      seed: 1,
      view: [],
    };
    const ran = await client.workflow.execute('solve', {
      args: [input],
      workflowId: solveWorkflowId('c-ships'),
      taskQueue: QUEUE.orchestrate,
    });
    await worker.stop();
    await client.connection.close();
    expect(ran).toMatchObject({ done: 1, solved: 1 });
    const tree = await store.find('trees', 'c/task/t/answer/0');
    expect(tree?.end).toMatchObject({ state: 'passed', spent: { agents: 10, rounds: 0 } });
    expect(Object.keys(tree?.files ?? {}).toSorted()).toEqual([...task.editable].toSorted());
  });
});

describe('a campaign whose strategy grows trees', () => {
  it('practises and races in trees, whose agents lie below what its branch has started', async () => {
    const tasks = Array.from({ length: 30 }, (_, index) =>
      treeTask(
        'python',
        'sums.py',
        'def f(x):\n    pass\n',
        'f',
        [
          [[index], 1],
          [[index + 1], 2],
        ],
        { id: `t${index}`, family: `t${index}`, prompt: `Sum number ${index}.` },
      ),
    );
    const stubbed = fenceOf(
      'python',
      'def f(x):',
      '    return half(x)',
      '',
      'def half(x):',
      '    """Gives what its caller needs of x, in so many words that nobody would ever want to call it little at all, for any whole number."""',
      '    raise NotImplementedError',
    );
    const model = treeModel(({ unit, request }) => {
      if (request.schema?.name === 'proposal')
        return '{"action": "rule-added", "ruleId": "", "rule": "Mind the sign.", "setting": "", "value": 0, "because": "it helped"}';
      if (request.schema !== undefined)
        return '{"symptom": "a sum", "remedy": "halve", "sentence": "Halve it.", "errorClass": "Logic", "suspectedCause": "", "nextIdea": "", "place": {"path": "", "line": 0}, "confidence": 1}';
      return unit === '' ? stubbed : fenceOf('python', `def ${unit}(x):`, '    return x');
    });
    const passing = sandboxThat((candidate) => !(candidate['sums.py'] ?? 'NotImplemented').includes('NotImplemented'));
    const world: ToyWorld = { suite: { name: 'sums', tasks }, model, sandbox: { ...passing, runs: () => 0 } };
    const scene = await openScene(services().temporalAddress, 'trees', {
      world,
      first: treeStrategy({ tests: 0 }),
      config: { cycles: 1, batch: 2, maxPairs: 2, concurrency: 2, trust: { sentinels: 1, margin: 0.1 } },
    });
    const report = await scene.control.wait('trees', AbortSignal.timeout(550_000));
    expect(report.ended).toBe('cycles');
    expect(report.first.solved).toBeGreaterThan(0);
    const ids: string[] = [];
    for await (const { workflowId } of scene.client.workflow.list({ query: 'WorkflowType = "agent"' })) ids.push(workflowId);
    const ours = ids.filter((id) => id.includes('trees'));
    expect(ours.filter((id) => id.endsWith('.half')).length).toBeGreaterThan(4);
    expect(ours.every((id) => id.startsWith(branchWorkflows('trees', 0)))).toBe(true);
    const episodes = await episodesOf(scene.store, 'trees');
    expect(episodes.every(({ record }) => record.solved && record.modelCalls === 2)).toBe(true);
    await scene.close();
  });
});
