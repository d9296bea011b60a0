import type { Example, Strategy } from './strategy.js';

/** The budget of rules and of demonstrations of one line, together: a strategy beyond it is refused. */
export const PLAYBOOK_TOKENS = 1_200;
/** The budget of whole examples, beside it. */
export const EXAMPLES_TOKENS = 3_000;
/** The budget of examples that are chosen for a task, beside both: who writes the strategy does not know which they will be. */
export const CHOSEN_TOKENS = 1_500;
/** The budget of what memory recalls for a task, where the strategy names no other. */
export const MEMORY_TOKENS = 1_500;
export const MAX_MEMORY_TOKENS = 16_000;
export const MAX_RULES = 16;
export const MAX_RULE_CHARACTERS = 400;
export const MAX_DEMONSTRATIONS = 12;
export const MAX_DEMONSTRATION_CHARACTERS = 600;

/** An estimate that fits any model: a token is four characters. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

export function playbookTokens({ rules, demonstrations }: Pick<Strategy, 'rules' | 'demonstrations'>): number {
  const short = demonstrations.filter(({ example }) => example === undefined);
  return [...rules, ...short].reduce((sum, each) => sum + tokensOf(each.text), 0);
}

/** What the whole examples come to. */
export function examplesTokens({ demonstrations }: Pick<Strategy, 'demonstrations'>): number {
  return demonstrations.reduce((sum, { example }) => sum + (example === undefined ? 0 : exampleTokens(example)), 0);
}

export function exampleTokens({ task, failing, before, answer }: Example): number {
  return tokensOf(task) + tokensOf(failing) + tokensOf(before) + tokensOf(answer);
}

/** Why a playbook cannot be: field, value and way out. Null where it can. */
export function playbookFault({ rules, demonstrations }: Pick<Strategy, 'rules' | 'demonstrations'>): string | null {
  if (rules.length > MAX_RULES) return `rules: ${rules.length} are too many; drop or merge some, ${MAX_RULES} are allowed`;
  if (demonstrations.length > MAX_DEMONSTRATIONS)
    return `demonstrations: ${demonstrations.length} are too many; drop some, ${MAX_DEMONSTRATIONS} are allowed`;
  const fault = [
    ...rules.map((rule) => textFault(`rule ${rule.id}`, rule.text, MAX_RULE_CHARACTERS)),
    ...demonstrations.map((each) => textFault(`demonstration ${each.id}`, each.text, MAX_DEMONSTRATION_CHARACTERS)),
  ].find((each) => each !== null);
  if (fault !== undefined) return fault;
  const twice = duplicate([...rules, ...demonstrations].map((each) => each.id)) ?? duplicate(rules.map((rule) => rule.text));
  if (twice !== null) return `rules and demonstrations: ${JSON.stringify(twice)} stands twice; keep one of them`;
  const tokens = playbookTokens({ rules, demonstrations });
  if (tokens > PLAYBOOK_TOKENS)
    return `rules and demonstrations: about ${tokens} tokens (four characters each) are over the budget of ${PLAYBOOK_TOKENS}; drop or shorten some`;
  const whole = examplesTokens({ demonstrations });
  if (whole > EXAMPLES_TOKENS)
    return `demonstrations: the examples have about ${whole} tokens (four characters each), over their budget of ${EXAMPLES_TOKENS}; drop some or take shorter ones`;
  return null;
}

/** The first free id `<letter><number>`; an id is never given again while a higher one stands. */
export function nextId(letter: 'r' | 'd', taken: readonly { readonly id: string }[]): string {
  const numbers = taken.flatMap(({ id }) => (id.startsWith(letter) ? [Number(id.slice(1))] : [])).filter(Number.isInteger);
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}

function textFault(what: string, text: string, most: number): string | null {
  if (text.trim() === '') return `${what}: it is empty; write a sentence or leave it out`;
  if (text.includes('\n')) return `${what}: it has more than one line; write it in one`;
  if (text.length > most) return `${what}: ${text.length} characters are too many; shorten it to ${most}`;
  return null;
}

function duplicate(texts: readonly string[]): string | null {
  return texts.find((text, index) => texts.indexOf(text) !== index) ?? null;
}
