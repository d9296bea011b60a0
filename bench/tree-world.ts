import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelRequest } from '../domain/model.js';
import { DEFAULT_LIMITS, type CallCase, type Checks, type Task } from '../domain/task.js';
import { TREE_SOLVER, type TreeSolver } from '../domain/tree/solver.js';
import type { Model } from '../ports/model.js';

/** A program of so many parts, each a function of some lines, that no one question holds: what is asked for says how many. */

export const PARTS = 'parts';
export const LINES_A_PART = 20;
/** How long the scripted model takes for an answer. */
export const TAKES_MS = 200;
/** Nothing ends such a tree but its program; nobody writes cases, which the scripted model could not. */
export const WIDE_TREE: TreeSolver = { ...TREE_SOLVER, agents: 10_000, tokens: 100_000_000, depth: 8, tests: 0 };
const BRANCHES = 6;

export function partsTask(parts: number): Task {
  const name = `parts-${parts}`;
  const one = (id: string, x: number): Checks => ({
    trust: 'split',
    cases: [
      { id, call: { fn: `parts:f_x${parts}`, args: [x] }, expect: { returns: parts * x }, compare: { kind: 'equal' } } satisfies CallCase,
    ],
  });
  return {
    id: name,
    language: 'python',
    kind: 'build',
    family: name,
    prompt: `f_x${parts} sums its ${parts} parts.`,
    files: { 'parts.py': `def f_x${parts}(x):\n    pass\n` },
    editable: ['parts.py'],
    visible: one('visible', 1),
    hidden: one('hidden', 2),
    limits: DEFAULT_LIMITS,
    reference: { 'parts.py': `def f_x${parts}(x):\n    return ${parts} * x\n` },
  };
}

export interface PartsModel extends Model {
  /** tokens of the questions and of the answers so far, call by call */
  readonly calls: readonly { readonly promptTokens: number; readonly completionTokens: number }[];
}

/** A scripted model, and no language model: it knows its lines by the name of the function, and takes so long for each. */
export function partsModel(takesMs: number): PartsModel {
  const calls: { readonly promptTokens: number; readonly completionTokens: number }[] = [];
  return {
    calls,
    describe: () => Promise.resolve({ model: PARTS, fingerprint: PARTS, languageModel: false, notes: ['scripted: for benches'] }),
    estimate: () => ({ tokens: 4_000, costUsd: 0 }),
    complete: async (request, _signal, begin) => {
      await begin?.(request.n);
      await sleep(takesMs);
      const text = answerTo(request);
      const usage = { promptTokens: tokensOf(request.messages.map(({ content }) => content).join('')), completionTokens: tokensOf(text) };
      calls.push(usage);
      return {
        choices: [{ text, finish: 'stop' }],
        usage: { ...usage, reasoningTokens: 0, estimated: false },
        costUsd: 0,
        fingerprint: PARTS,
      };
    },
  };
}

function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

function answerTo({ messages }: ModelRequest): string {
  const text = messages.at(-1)?.content ?? '';
  const name = /^# Function\n`{3,}\w*\ndef (\w+)/m.exec(text)?.[1] ?? /^(\w+) sums its \d+ parts/m.exec(text)?.[1] ?? 'f_x1';
  const parts = Number(/x(\d+)$/.exec(name)?.[1] ?? 1);
  return `\`\`\`python\n${(parts === 1 ? leaf(name) : mother(name, parts)).join('\n')}\n\`\`\``;
}

function leaf(name: string): readonly string[] {
  return [
    `def ${name}(x):`,
    ...Array.from({ length: LINES_A_PART - 2 }, (_, line) => `    y_${line} = x * ${line} + ${name.length}`),
    '    return x',
  ];
}

function mother(name: string, parts: number): readonly string[] {
  const count = Math.min(BRANCHES, parts);
  const helpers = Array.from(
    { length: count },
    (_, index) => `${name.replace(/_?x\d+$/, '')}_${index}_x${Math.floor((parts + index) / count)}`,
  );
  return [
    `def ${name}(x):`,
    `    return ${helpers.map((helper) => `${helper}(x)`).join(' + ')}`,
    ...helpers.flatMap((helper) => [
      '',
      `def ${helper}(x):`,
      `    """Gives its share of what its caller sums up for x, any whole number, over as many parts as its name ends with, and never fails."""`,
      '    raise NotImplementedError',
    ]),
  ];
}

/** Functions of a program to mend, of which one is wrong: what a tree takes apart by its call graph. */
const HELPERS = 7;

/** A suite of so many programs, each of an entry and its helpers. Answers its folder. */
export async function brokenPrograms(folder: string, tasks: number): Promise<string> {
  const suite = join(folder, 'programs');
  const files: Record<string, string> = {
    'suite.json': JSON.stringify({ name: 'programs', description: 'For a bench: programs of several functions.' }),
  };
  for (let index = 0; index < tasks; index += 1) {
    const at = `program-${index}`;
    const [wrong, right] = ['-', '+'].map((sign) => programAt(index, sign));
    files[`${at}/task.json`] = JSON.stringify({
      id: at,
      language: 'python',
      kind: 'repair',
      family: at,
      prompt: `total sums what its helpers make of x, number ${index}.`,
      editable: ['total.py'],
    });
    files[`${at}/files/total.py`] = wrong ?? '';
    files[`${at}/reference/total.py`] = right ?? '';
    const expect = (x: number): number =>
      Array.from({ length: HELPERS }, (_, helper) => x * (helper + 1) + index).reduce((sum, each) => sum + each, 0);
    const one = (id: string, x: number): CallCase => ({
      id,
      call: { fn: 'total:total', args: [x] },
      expect: { returns: expect(x) },
      compare: { kind: 'equal' },
    });
    files[`${at}/cases.json`] = JSON.stringify({ visible: [one('one', 1), one('two', 2)], hidden: [one('three', 3)] });
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(suite, path)), { recursive: true });
    await writeFile(join(suite, path), text);
  }
  return suite;
}

function programAt(index: number, sign: string): string {
  const helpers = Array.from({ length: HELPERS }, (_, helper) => [
    `def part_${helper}(x):`,
    `    result = x * ${helper + 1}`,
    `    result = result ${helper === index % HELPERS ? sign : '+'} ${index}`,
    '    return result',
    '',
  ]);
  const sum = helpers.map((_, helper) => `part_${helper}(x)`).join(' + ');
  return ['def total(x):', `    return ${sum}`, '', ...helpers.flat()].join('\n');
}
