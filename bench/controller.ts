import { CONTROLLERS } from '../domain/meta/controllers.js';
import { mean } from '../domain/metrics.js';
import { sequence } from '../domain/random.js';
import type { Bench } from './bench.js';
import { changingWorld, simulateController } from './controller-simulation.js';

const RUNS = 100;
const LENGTH = 150;
const CALLS = 120;

/** What each way of choosing tactics makes of a world where the best ones are known. */
export const controller: Bench = {
  name: 'controller',
  about: 'regret of each controller where the best tactics are known, and learned against random at equal budget',
  run: async ({ seed, report }) => {
    const world = changingWorld(LENGTH);
    const rows = CONTROLLERS.map((name) => {
      report(`${name}: ${RUNS} campaigns`);
      const runs = Array.from({ length: RUNS }, (_, run) =>
        simulateController(name, world, LENGTH * CALLS, seed * RUNS + run, sequence(seed * RUNS + run)),
      );
      const promotions = runs.map((each) => each.promotions);
      const spread = Math.sqrt(mean(promotions.map((each) => (each - mean(promotions)) ** 2)) / (RUNS - 1));
      return {
        name,
        regret: mean(runs.map((each) => each.regret)),
        promotions: mean(promotions),
        standardError: spread,
        choices: mean(runs.map((each) => each.choices)),
      };
    });
    return {
      tables: [
        {
          title: `${RUNS} campaigns of ${LENGTH * CALLS} model calls; ten tactics, the best one changes with what fails and half way through`,
          head: ['controller', 'choices', 'promotions [standard error]', 'regret'],
          rows: rows.map((row) => [
            row.name,
            row.choices.toFixed(0),
            `${row.promotions.toFixed(1)} [${row.standardError.toFixed(1)}]`,
            row.regret.toFixed(1),
          ]),
        },
      ],
      figures: { runs: RUNS, rows },
      notes: [
        'A world of this kind favours whoever learns. None of its best tactics asks the model, so the share that is kept for asking costs promotions here. What the tactics are worth on real tasks only campaigns can show.',
      ],
    };
  },
};
