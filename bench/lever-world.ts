import { hash53, uniform } from '../domain/random.js';
import type { ModelRequest } from '../domain/model.js';
import type { Model } from '../ports/model.js';
import type { Sandbox } from '../ports/sandbox.js';
import { hollowModel, sandboxThat } from './hollow-world.js';

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
const MENDED = 'mended = True';

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
  if (system.includes('"symptom"') || system.includes('"errorClass"')) return otherwise;
  const prompt = request.messages.map(({ content }) => content).join('\n');
  // Two strategies toss apart: that they share a seed makes their luck no more alike.
  const luck = uniform(request.seed, `choice ${choice} of ${hash53(prompt)}`);
  return luck < chanceIn(lever, prompt) ? `\`\`\`python\n${MENDED} # ${request.seed} ${choice}\n\`\`\`\n` : otherwise;
}

function chanceIn({ seed, base, gain }: Lever, prompt: string): number {
  const task = /step_0 = (?<number>\d+) /.exec(prompt)?.groups?.['number'] ?? '';
  const harms = prompt.split(HARMFUL).length - 1;
  return uniform(seed, `base of ${task}`) * 2 * base + (prompt.includes(LEVER) ? gain : 0) - harms * HARM;
}

/** The lever is the same sentence each time. */
function proposal(seed: number, system: string): string {
  const luck = uniform(seed, 'proposal');
  const sentence =
    luck < PROPOSES_LEVER ? LEVER : luck < PROPOSES_LEVER + PROPOSES_HARM ? `${HARMFUL}, number ${seed}.` : `Count to ${seed} first.`;
  const asks = system.includes('rule-added') ? { action: 'rule-added', setting: '' } : { action: 'prompt-changed', setting: 'planning' };
  return JSON.stringify({ ...asks, ruleId: '', rule: sentence, value: 0, because: 'it was asked for' });
}
