import { hash53, uniform } from '../domain/random.js';
import type { ModelRequest } from '../domain/model.js';
import type { Model } from '../ports/model.js';
import type { Sandbox } from '../ports/sandbox.js';
import type { Suite, Task } from '../domain/task.js';
import { hollowModel, hollowSuite, sandboxThat } from './hollow-world.js';

/** A model of which one sentence of its prompt is known to help: told by its prompts alone, like any endpoint. */
export interface LeverWorld {
  readonly model: Model;
  readonly sandbox: Sandbox;
}

export interface Lever {
  readonly seed: number;
  /** mean chance that an answer of the first strategy solves a task; tasks lie evenly from 0 to twice as much */
  readonly base: number;
  /** what the sentence adds; 0: there is nothing to find */
  readonly gain: number;
}

/** Of the proposals that the model is asked for. What is left changes nothing. */
const PROPOSES_LEVER = 0.4;
const PROPOSES_HARM = 0.15;
const HARM = 0.1;
export const LEVER = 'Hold each case against the program before you answer.';
const HARMFUL = 'Answer at once';
export const MENDED = 'mended = True';
/** How GEPA asks for new instructions. */
const OTHER_ASKS = 'write a new instruction for the assistant';

/** Longer than what is shown as an example, so that a prompt names the task that it asks about and no other. */
const COMMENT = '# Nobody runs this program, which is why it may be as long as it likes.\n'.repeat(30);

/** Hollow tasks that are told apart by their statements. */
export function leverSuite(tasks: number): Suite {
  const { name, tasks: hollow } = hollowSuite(tasks);
  return { name, tasks: hollow.map((task, index) => levered(task, index)) };
}

function levered(task: Task, index: number): Task {
  const files = Object.fromEntries(Object.entries(task.files).map(([path, text]) => [path, `${COMMENT}${text}`]));
  return { ...task, prompt: `Program ${index} of a kind that nobody runs.`, files };
}

/** What a prompt that is not ours says of a task. */
export function leverText({ prompt }: Task): string {
  return `${prompt} Answer with the whole program in one fenced block.`;
}

export function leverWorld(lever: Lever): LeverWorld {
  return {
    sandbox: sandboxThat((candidate) => candidate['hollow.py']?.startsWith(MENDED) === true),
    model: {
      ...hollowModel,
      complete: async (request, signal, begin) => {
        const answer = await hollowModel.complete(request, signal, begin);
        return {
          ...answer,
          choices: answer.choices.map((choice, index) => ({ ...choice, text: textOf(lever, request, index, choice.text) })),
        };
      },
    },
  };
}

function textOf(lever: Lever, request: ModelRequest, choice: number, otherwise: string): string {
  const system = request.messages[0]?.content ?? '';
  if (system.includes('"action"')) return proposal(request.seed, system);
  if (system.includes(OTHER_ASKS)) return rewritten(request.seed, system);
  if (system.includes('"symptom"') || system.includes('"errorClass"')) return otherwise;
  const prompt = request.messages.map(({ content }) => content).join('\n');
  // Two strategies toss apart: that they share a seed makes their luck no more alike.
  const luck = uniform(request.seed, `choice ${choice} of ${hash53(prompt)}`);
  const task = /Program (?<number>\d+) of a kind/.exec(prompt)?.groups?.['number'] ?? '';
  return luck < chanceOf(lever, Number(task), prompt) ? `\`\`\`python\n${MENDED} # ${request.seed} ${choice}\n\`\`\`\n` : otherwise;
}

/** The chance that one answer solves a task: by what the prompt, or a strategy that is written into it, holds. */
export function chanceOf({ seed, base, gain }: Lever, task: number, prompt: string): number {
  const harms = prompt.split(HARMFUL).length - 1;
  const chance = uniform(seed, `base of ${task}`) * 2 * base + (prompt.includes(LEVER) ? gain : 0) - harms * HARM;
  return Math.min(1, Math.max(0, chance));
}

/** The lever is the same sentence each time. */
function sentenceOf(seed: number): string {
  const luck = uniform(seed, 'proposal');
  if (luck < PROPOSES_LEVER) return LEVER;
  return luck < PROPOSES_LEVER + PROPOSES_HARM ? `${HARMFUL}, number ${seed}.` : `Count to ${seed} first.`;
}

function proposal(seed: number, system: string): string {
  const asks = system.includes('rule-added') ? { action: 'rule-added', setting: '' } : { action: 'prompt-changed', setting: 'planning' };
  return JSON.stringify({ ...asks, ruleId: '', rule: sentenceOf(seed), value: 0, because: 'it was asked for' });
}

/** What another optimiser is answered: the instructions that it shows, in its first fence, and a sentence more. */
function rewritten(seed: number, prompt: string): string {
  const shown = /```\n(?<shown>[\s\S]*?)\n```/.exec(prompt)?.groups?.['shown'] ?? '';
  return `\`\`\`\n${shown}\n${sentenceOf(seed)}\n\`\`\``;
}
