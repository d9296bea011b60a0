import { enrolStrategy } from '../campaigns/prepare.js';
import { readAgentText } from '../campaigns/strategy-file.js';
import { FIRST_AGENT, FIRST_STRATEGY, FIRST_TREE, type Strategy } from '../domain/strategy.js';
import type { Store } from '../ports/store.js';
import { readText } from '../suites/source/read.js';
import { CliFailure, EXIT } from './failures.js';
import type { SOLVERS } from './options.js';

export interface AgentChoice {
  readonly agent?: string;
  readonly strategy?: string;
  readonly solver?: (typeof SOLVERS)[number];
}

/** The first strategy of each way to come by an answer. */
const FIRST = { answer: FIRST_STRATEGY, agent: FIRST_AGENT, tree: FIRST_TREE } satisfies Record<(typeof SOLVERS)[number], Strategy>;

/** Read before anything is brought up; null where none is named. */
export async function agentIn({ agent, solver }: AgentChoice): Promise<Strategy | null> {
  if (agent === undefined) return solver === undefined ? null : FIRST[solver];
  const read = readAgentText(await readText(agent));
  if ('refused' in read) throw new CliFailure(EXIT.usage, `${agent}: ${read.refused}`);
  return read.strategy;
}

/** What was asked for, under the first strategy of that agent, which is stored then. */
export async function underAgent<O extends AgentChoice>(store: Store, options: O, agent: Strategy | null): Promise<O> {
  return agent === null ? options : { ...options, strategy: await enrolStrategy(store, agent) };
}
