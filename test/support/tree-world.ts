import type { EpisodeSpec } from '../../domain/episode.js';
import type { ModelRequest } from '../../domain/model.js';
import { FIRST_TREE, type Strategy } from '../../domain/strategy.js';
import { DEFAULT_LIMITS, type CallCase, type Language, type Task } from '../../domain/task.js';
import { TREE_SOLVER, type TreeSolver } from '../../domain/tree/solver.js';
import type { Value } from '../../domain/value.js';
import { strategyId, taskHash } from '../../ports/keys.js';
import type { Store } from '../../ports/store.js';
import { ANY_EPISODE } from './episode-records.js';
import { fakeModel, type FakeModel } from './fake-model.js';

/** What the scripted model is asked: by whom (empty: the first agent), for what, and how often that was asked before. */
export interface TreeQuestion {
  readonly unit: string;
  readonly what: 'write' | 'change' | 'tests' | 'review' | 'reflection';
  readonly times: number;
  readonly request: ModelRequest;
  readonly text: string;
}

/** A scripted model, and no language model: it knows its lines by the function that it is asked for. */
export function treeModel(say: (question: TreeQuestion) => string): FakeModel & { readonly asked: readonly TreeQuestion[] } {
  const asked: TreeQuestion[] = [];
  const model = fakeModel((request) => {
    const text = request.messages.map(({ content }) => content).join('\n');
    const unit = UNIT.exec(text)?.groups?.['name'] ?? '';
    const what = whatOf(request, text);
    const question = { unit, what, times: asked.filter((each) => each.unit === unit && each.what === what).length, request, text };
    asked.push(question);
    return say(question);
  });
  return { ...model, asked };
}

const UNIT = /^# Function\n`{3,}\w*\n[^\n]*?(?<name>\w+)\s*(?:=\s*(?:async\s*)?)?\(/m;

function whatOf(request: ModelRequest, text: string): TreeQuestion['what'] {
  if (request.schema?.name === 'review') return 'review';
  if (request.schema !== undefined) return 'reflection';
  if (/cases, one a line, in the form/.test(text)) return 'tests';
  return text.includes('## What you wrote') ? 'change' : 'write';
}

export const fenceOf = (language: string, ...lines: readonly string[]): string => `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``;

/** A task of one function, whose cases say what it comes to. */
export function treeTask(
  language: Language,
  path: string,
  stub: string,
  name: string,
  cases: readonly (readonly [args: readonly Value[], returns: Value])[],
  change: Partial<Task> = {},
): Task {
  const all = cases.map(([args, returns], index): CallCase => ({
    id: `case ${index}`,
    call: { fn: `${path.replace(/\.\w+$/, '')}:${name}`, args },
    expect: { returns },
    compare: { kind: 'equal' },
  }));
  return {
    id: `${language}-${name}`,
    language,
    kind: 'implement',
    family: name,
    prompt: `Write ${name}.`,
    files: { [path]: stub },
    editable: [path],
    visible: { trust: 'split', cases: all.slice(0, -1) },
    hidden: { trust: 'split', cases: all.slice(-1) },
    limits: { ...DEFAULT_LIMITS, wallMs: 60_000, cpuMs: 20_000 },
    reference: {},
    ...change,
  };
}

export function treeStrategy(solver: Partial<TreeSolver> = {}, change: Partial<Strategy> = {}): Strategy {
  return { ...FIRST_TREE, ...change, solver: { ...TREE_SOLVER, ...solver } };
}

/** An episode of a task under a strategy, both stored. */
export async function treeEpisode(store: Store, task: Task, strategy: Strategy, change: Partial<EpisodeSpec> = {}): Promise<EpisodeSpec> {
  await store.keep('tasks', taskHash(task), task);
  await store.keep('strategies', strategyId(strategy), { id: strategyId(strategy), strategy, parent: null, change: null });
  await store.budget.open('c', { modelCalls: null, costUsd: null });
  return {
    ...ANY_EPISODE,
    address: 'c/task/t',
    model: 'fake-1',
    task: taskHash(task),
    strategy: strategyId(strategy),
    attempts: 1,
    samples: 1,
    tree: true,
    ...change,
  };
}
