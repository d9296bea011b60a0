import { adapt } from './adapt.js';
import { agents } from './agents.js';
import { api } from './api.js';
import { attackCross } from './attack-cross.js';
import type { Bench } from './bench.js';
import { campaign } from './campaign.js';
import { controller } from './controller.js';
import { crash } from './crash.js';
import { cycles } from './cycles.js';
import { dashboard } from './dashboard.js';
import { engine } from './engine.js';
import { examples } from './examples.js';
import { gate } from './gate.js';
import { judging } from './judging.js';
import { languageModel } from './language-model.js';
import { languages } from './languages.js';
import { learning } from './learning.js';
import { learningSimulation } from './learning-simulation.js';
import { memory } from './memory.js';
import { nights } from './nights.js';
import { nullAgents } from './null-agents.js';
import { nullCampaigns } from './null-campaigns.js';
import { power } from './power.js';
import { ranking } from './ranking.js';
import { repo } from './repo.js';
import { rollback } from './rollback.js';
import { sandbox } from './sandbox.js';
import { sharedSeed } from './shared-seed.js';
import { soak } from './soak.js';
import { solve } from './solve.js';
import { start } from './start.js';
import { store } from './store.js';
import { tree } from './tree.js';
import { trust } from './trust.js';

/** All of them, in the order in which docs/benchmarks.md shows them. */
export const BENCHES: readonly Bench[] = [
  solve,
  languages,
  repo,
  nights,
  campaign,
  crash,
  agents,
  tree,
  rollback,
  engine,
  cycles,
  dashboard,
  start,
  gate,
  nullCampaigns,
  power,
  sharedSeed,
  trust,
  controller,
  learningSimulation,
  learning,
  judging,
  sandbox,
  nullAgents,
  attackCross,
  soak,
  ranking,
  adapt,
  examples,
  store,
  api,
  memory,
  languageModel,
];
