import { Option } from 'commander';
import { enrolStrategy } from '../campaigns/prepare.js';
import { readAgentText } from '../campaigns/strategy-file.js';
import { FIRST_AGENT, FIRST_STRATEGY, FIRST_TREE, type Strategy } from '../domain/strategy.js';
import type { Store } from '../ports/store.js';
import { readText } from '../suites/source/read.js';
import { CliFailure, EXIT } from './failures.js';

export interface AgentChoice {
  readonly agent?: string;
  readonly strategy?: string;
  readonly solver?: keyof typeof SOLVERS;
}

/** The first strategy of each way to come by an answer. */
const SOLVERS = { answer: FIRST_STRATEGY, agent: FIRST_AGENT, tree: FIRST_TREE } as const;

/** Instead of a strategy, how answers come about. */
export function solverOption(): Option {
  return new Option(
    '--solver <kind>',
    'the first strategy that answers, that works in a checkout, or that grows a program from a tree of agents',
  )
    .choices(Object.keys(SOLVERS))
    .conflicts(['strategy', 'agent']);
}

/** Instead of a strategy, the file of an agent that a person has. */
export function agentOption(): Option {
  return new Option('--agent <file>', 'JSON that says how an agent of your own is run in checkouts (docs/your-own-agent.md)').conflicts(
    'strategy',
  );
}

/** Read before anything is brought up; null where none is named. */
export async function agentIn({ agent, solver }: AgentChoice): Promise<Strategy | null> {
  if (agent === undefined) return solver === undefined ? null : SOLVERS[solver];
  const read = readAgentText(await readText(agent));
  if ('refused' in read) throw new CliFailure(EXIT.usage, `${agent}: ${read.refused}`);
  return read.strategy;
}

/** What was asked for, under the first strategy of that agent, which is stored then. */
export async function underAgent<O extends AgentChoice>(store: Store, options: O, agent: Strategy | null): Promise<O> {
  return agent === null ? options : { ...options, strategy: await enrolStrategy(store, agent) };
}
