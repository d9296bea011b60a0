import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '../ports/keys.js';
import type { RaceRecord } from '../ports/records.js';
import { timeBox, type Bench } from './bench.js';
import { playCampaign, simulateCampaign, type CoinCampaign } from './coin-campaign.js';
import { coinWorld } from './coin-world.js';
import { quietEngine, withEngine, type Engine } from './engine-world.js';
import { startServices } from './services.js';

const CAMPAIGNS = 5;
const CHALLENGERS = 20;
/** a quarter of the default, for the time that races take here */
const MAX_PAIRS = 100;

/** Whether the real workflows decide as the simulation does that the guarantee was shown with. */
export const nullCampaigns: Bench = {
  name: 'null',
  about: `${CAMPAIGNS} campaigns of ${CHALLENGERS} challengers that are no better, through the real workflows: false promotions, and whether each race is the simulated one`,
  run: async ({ seed, maxMinutes, report }) => {
    quietEngine();
    const timeLeft = timeBox(maxMinutes);
    const home = await mkdtemp(join(tmpdir(), 'ratchet-bench-'));
    const services = await startServices(home, report);
    const world = coinWorld(0);
    try {
      const campaigns = await withEngine(services, world.sandbox, (engine) => playAll(engine, seed, timeLeft, report), {
        model: world.model,
        interceptors: [world.interceptor],
      });
      return {
        tables: [
          {
            title: `Campaigns of ${CHALLENGERS} challengers under the gate, races of at most ${MAX_PAIRS} pairs; each episode a coin that no prompt moves, and so is the attempt at which it is solved`,
            head: ['seed', 'races', 'as simulated, bit for bit', 'promoted', 'dropped', 'undecided', 'pairs', 'ms a race, with its cycle'],
            rows: campaigns.map((each) => [
              each.seed,
              each.races,
              each.equal,
              each.promoted,
              each.dropped,
              each.undecided,
              each.pairs,
              each.msARace.toFixed(0),
            ]),
          },
        ],
        figures: { campaigns },
        notes: [
          `${sum(campaigns, 'equal')} of ${CHALLENGERS * campaigns.length} races are the simulated ones in every field: numbers, letters and attempts of the pairs, reason and e-values. ${sum(campaigns, 'promoted')} false promotions.`,
          'The simulator knows the seeds and `judgeRace`, and runs no workflow; server, worker, store and activities of the campaigns are the real ones.',
          ...(campaigns.length < CAMPAIGNS ? [`Cut after ${campaigns.length} of ${CAMPAIGNS} campaigns: the time was up.`] : []),
          `Load of the machine in the minute before the end: ${loadavg()[0]?.toFixed(1) ?? '?'}.`,
        ],
      };
    } finally {
      await services.stop();
      await rm(home, { recursive: true, force: true });
    }
  },
};

type Played = Awaited<ReturnType<typeof play>>;

async function playAll(engine: Engine, seed: number, timeLeft: () => boolean, report: (line: string) => void): Promise<readonly Played[]> {
  const played: Played[] = [];
  while (played.length < CAMPAIGNS && timeLeft()) {
    const last = await play(engine, seed * CAMPAIGNS + played.length);
    played.push(last);
    report(`campaign ${played.length}: ${last.equal} of ${CHALLENGERS} races as simulated, ${last.promoted} promoted`);
  }
  return played;
}

async function play(engine: Engine, seed: number) {
  const coins: CoinCampaign = {
    name: `null-${seed}`,
    seed,
    cycles: CHALLENGERS,
    maxPairs: MAX_PAIRS,
    gain: 0,
    evidence: 'wins-and-attempts',
  };
  const from = performance.now();
  const { races } = await playCampaign(engine, coins);
  const msARace = (performance.now() - from) / CHALLENGERS;
  const simulated = simulateCampaign(
    coins,
    races.map(({ challenger }) => challenger),
  );
  const equal = simulated.filter((race, index) => canonicalJson(race) === canonicalJson(races[index] ?? null)).length;
  const ended = (decision: RaceRecord['decision']): number => races.filter((race) => race.decision === decision).length;
  return {
    seed,
    races: races.length,
    equal,
    promoted: ended('promoted'),
    dropped: ended('dropped'),
    undecided: ended('undecided'),
    pairs: races.reduce((total, race) => total + race.pairs, 0),
    msARace,
  };
}

function sum(campaigns: readonly Played[], figure: 'equal' | 'promoted'): number {
  return campaigns.reduce((total, each) => total + each[figure], 0);
}
