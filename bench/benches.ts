import type { Bench } from './bench.js';
import { campaign } from './campaign.js';
import { crash } from './crash.js';
import { engine } from './engine.js';
import { gate } from './gate.js';
import { judging } from './judging.js';
import { ranking } from './ranking.js';
import { sandbox } from './sandbox.js';
import { soak } from './soak.js';
import { solve } from './solve.js';
import { start } from './start.js';
import { store } from './store.js';

/** All of them, in the order in which docs/benchmarks.md shows them. */
export const BENCHES: readonly Bench[] = [solve, campaign, crash, engine, start, gate, judging, sandbox, soak, ranking, store];
