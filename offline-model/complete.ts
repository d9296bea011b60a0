import { hash53 } from '../domain/random.js';
import { SECTION } from '../domain/sections.js';
import { PLAN_FORM } from '../domain/steps/prompts.js';
import type { ChatMessage } from '../domain/model.js';
import type { CompletionRequest } from '../embedded/request.js';
import { learn } from './answers/lesson.js';
import { propose } from './answers/propose.js';
import { reflect } from './answers/reflect.js';
import { grow } from './answers/grow.js';
import { solve, type Decoding } from './answers/solve.js';
import { readWork } from './agent/read-work.js';
import { work } from './agent/work.js';
import { readTask, sectionsOf } from './prompt/read-prompt.js';
import type { Toolbox } from './rank/repair.js';

/** The texts of the choices of a request. What is asked for stands under "How to answer". */
export function complete(request: CompletionRequest, toolbox: Toolbox): string[] {
  const messages: ChatMessage[] = request.messages.map(({ role, content }) => ({ role: role === 'developer' ? 'system' : role, content }));
  const drawn = request.seed ?? 0;
  const form = (sectionsOf(messages).get(SECTION.answer) ?? []).join('\n');
  const each = (make: (seed: number) => object): string[] =>
    Array.from({ length: request.n }, (_, index) => JSON.stringify(make(hash53(`choice ${index}`, drawn))));
  if (form.includes('"errorClass"')) return each(() => reflect(readTask(messages), toolbox));
  if (form.includes('"symptom"')) return each(() => learn(readTask(messages), toolbox));
  // A second look of this model would find what the first did: it holds nothing for doubtful.
  if (form.includes('"doubtful"')) return each(() => ({ doubtful: [], because: 'this model has no second opinion' }));
  if (form.includes('"action"')) return each((seed) => propose(sectionsOf(messages), request.temperature, seed));
  if (form.includes(PLAN_FORM)) return Array.from({ length: request.n }, () => NO_PLAN);
  const decoding: Decoding = { n: request.n, temperature: request.temperature, seed: drawn };
  const working = readWork(messages);
  if (working !== null)
    return Array.from({ length: request.n }, (_, index) => work(working, toolbox, { ...decoding, seed: hash53(`choice ${index}`, drawn) }));
  const grown = grow(messages, toolbox, decoding);
  if (grown !== null) return grown;
  const task = readTask(messages);
  if (task.editable.size === 0) return Array.from({ length: request.n }, () => NO_TASK);
  return solve(task, toolbox, decoding);
}

const NO_PLAN = 'Make one small change where the failing cases and the passing ones part ways.';
const NO_TASK = `This model is no language model. It mends programs that stand under "${SECTION.files}" of a prompt made by Ratchet.`;
