import type { Strategy } from './strategy.js';

/** How a model is asked, of a strategy: form and order of the prompt, and who it is told to be. What it is told of the work is not. */
type Way = Pick<Strategy, 'asking'> & { readonly prompts: Pick<Strategy['prompts'], 'role'> };

export function askedAlike(one: Way, other: Way): boolean {
  return one.prompts.role === other.prompts.role && JSON.stringify(one.asking) === JSON.stringify(other.asking);
}

/** The strategy, asking as the other does. */
export function askingAs(strategy: Strategy, { asking, prompts: { role } }: Way): Strategy {
  return { ...strategy, asking, prompts: { ...strategy.prompts, role } };
}
