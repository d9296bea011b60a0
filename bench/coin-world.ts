import { AsyncLocalStorage } from 'node:async_hooks';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { z } from 'zod';
import { partsOf, SIDES, sidePart } from '../domain/address.js';
import type { EpisodeSpec } from '../domain/episode.js';
import { pickIndex, uniform } from '../domain/random.js';
import { FIRST_STRATEGY, type Strategy } from '../domain/strategy.js';
import { ruleAdd } from '../domain/tactics/rule-add.js';
import { TACTICS } from '../domain/tactics/tactics.js';
import { hollowModel, sandboxThat } from './hollow-world.js';
import type { Model } from '../ports/model.js';
import type { Sandbox } from '../ports/sandbox.js';

/**
 * A world in which no prompt has an effect: each episode is a coin, and who knows the seed knows how every race must
 * end. The two sides of a pair have the same request seed, so the model is told by an interceptor where it stands.
 */
export interface CoinWorld {
  readonly model: Model;
  readonly sandbox: Sandbox;
  readonly interceptor: ActivityInterceptorsFactory;
}

export type Tossed = Pick<EpisodeSpec, 'seed' | 'address' | 'task'>;

const tossed = z.object({ seed: z.number(), address: z.string(), task: z.string() });

/**
 * Whether an episode is solved. Each task has a rate of its own, the same for both sides; with `gain` the challenger's
 * is so much higher. What is practised always fails and the screen always passes, so that each challenger has its race.
 */
export function solves({ seed, address, task }: Tossed, gain: number): boolean {
  const parts = partsOf(address);
  const side = SIDES.find((each) => parts.includes(sidePart(each)));
  if (parts.includes('practise')) return side === 'challenger';
  const rate = uniform(seed, `rate of ${task}`) * (1 - gain) + (side === 'challenger' ? gain : 0);
  return uniform(seed, `${address} on ${task}`) < rate;
}

/** At which attempt a solved episode is solved, from 1; on practised tasks the first, so that the screen sees fewer attempts. */
export function attemptOf({ seed, address, task }: Tossed, attempts: number): number {
  if (address.split('/').includes('practise')) return 1;
  return 1 + pickIndex(seed, `${address} on ${task}: attempt`, attempts);
}

export function coinWorld(gain: number): CoinWorld {
  const standing = new AsyncLocalStorage<Tossed>();
  return {
    model: {
      ...hollowModel,
      complete: async (request, signal, begin) => {
        const answer = await hollowModel.complete(request, signal, begin);
        const episode = standing.getStore();
        if (episode === undefined || !solves(episode, gain)) return answer;
        const first = attemptOf(episode, request.n) - 1;
        return {
          ...answer,
          choices: answer.choices.map((choice, index) =>
            index < first ? choice : { ...choice, text: `\`\`\`python\n${MENDED}\n\`\`\`\n` },
          ),
        };
      },
    },
    sandbox: sandboxThat((candidate) => candidate['hollow.py']?.startsWith(MENDED) === true),
    interceptor: () => ({
      inbound: {
        execute: (input, next) => {
          const episode = tossed.safeParse(input.args[0]);
          return episode.success ? standing.run(episode.data, () => next(input)) : next(input);
        },
      },
    }),
  };
}

const MENDED = 'mended = True';

/** A strategy under which only rules are added: the hollow model numbers them, so each proposal is a new strategy. */
export const ADDS_RULES: Strategy = {
  ...FIRST_STRATEGY,
  tactics: Object.fromEntries(TACTICS.filter((tactic) => tactic !== ruleAdd).map(({ name }) => [name, 0])),
};
