import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../domain/metrics.js';
import { pickIndex, uniform } from '../domain/random.js';
import { timeBox, type Bench } from './bench.js';
import { kill, leftOver, type Victim } from './crash-run.js';
import { withHome, type BenchHome } from './home.js';
import { idsKept, lostRows, stateOf, strayChildren, untilRolledBack } from './rollback-run.js';
import { askedOf, openProvider, type Provider } from './traffic.js';

const ROLLBACKS = 100;
const CAMPAIGN = 'rollback';
/** Long enough that it never ends by itself. */
const SETTINGS = [
  '--suite',
  'selfimprovebench',
  '--name',
  CAMPAIGN,
  '--cycles',
  '10000',
  '--batch',
  '4',
  '--attempts',
  '4',
  '--max-pairs',
  '12',
  '--sentinels',
  '2',
  '--force',
];
/** Champions beside the first: made so by force, since what is measured is the way back. */
const FORCED = 3;
const STATES = ['running', 'running', 'paused', 'worker killed', 'worker killed', 'stack killed'] as const;
const RUNS_FOR_MS = 4_000;
const KILLED_WITHIN_MS = 1_500;
/** An answer so close to a kill may have been on its way to the ledger. */
const LEDGER_MS = 1_000;
/** A stack that was killed has to come up, and the campaign to stand still. */
const PATIENCE_MS = 90_000;
const ASKS_AGAIN_AFTER_MS = 15_000;

interface Trial {
  readonly state: (typeof STATES)[number];
  readonly how: string;
  readonly right: boolean;
  readonly lost: number;
  readonly stray: number;
  readonly seconds: number;
}

/** Whether a rollback comes out right whatever the campaign is doing, and whatever dies meanwhile. */
export const rollback: Bench = {
  name: 'rollback',
  about: `${ROLLBACKS} rollbacks of a campaign in random states, with kill -9 of the worker and of the whole stack among them`,
  run: async ({ seed, maxMinutes, report }) => {
    const modelHome = await mkdtemp(join(tmpdir(), 'ratchet-bench-model-'));
    const provider = await openProvider(modelHome);
    const environment = askedOf(provider);
    try {
      return await withHome({ environment, report }, async (home) => {
        await home.ratchet('campaign', 'start', ...SETTINGS, '--seed', String(seed));
        const versions = await champions(home, report);
        const [trials, killsMs]: [Trial[], number[]] = [[], []];
        const timeLeft = timeBox(maxMinutes);
        for (let index = 0; index < ROLLBACKS && timeLeft(); index += 1) {
          const state = STATES[pickIndex(seed, `state ${index}`, STATES.length)] ?? 'running';
          const to = versions[pickIndex(seed, `to ${index}`, versions.length)] ?? '';
          await sleep(uniform(seed, `runs ${index}`) * RUNS_FOR_MS);
          trials.push(await goBack(home, to, state, uniform(seed, `delay ${index}`), killsMs));
          report(`${index + 1} of ${ROLLBACKS}: ${JSON.stringify(trials.at(-1))}`);
        }
        await home.ratchet('campaign', 'stop', CAMPAIGN);
        const kept = (await idsKept(home)).get('ledger')?.size ?? 0;
        await home.ratchet('down');
        return result(trials, bill(provider, kept, killsMs), await leftOver(home));
      });
    } finally {
      await provider.close();
      await rm(modelHome, { recursive: true, force: true });
    }
  },
};

/** The first champion, and those that are made so. */
async function champions(home: BenchHome, report: (line: string) => void): Promise<readonly string[]> {
  const first = (await stateOf(home, CAMPAIGN)).champion;
  const found = [first];
  while (found.length <= FORCED) {
    await sleep(2_000);
    const { champion, strategies } = await stateOf(home, CAMPAIGN);
    const next = strategies.find((id) => !found.includes(id));
    if (next === undefined) continue;
    await home.ratchet('campaign', 'promote', CAMPAIGN, next, '--reason', 'to have something to go back from');
    while ((await stateOf(home, CAMPAIGN)).champion === champion) await sleep(500);
    found.push(next);
    report(`champions: ${found.join(', ')}`);
  }
  return found;
}

async function goBack(home: BenchHome, to: string, state: Trial['state'], share: number, killsMs: number[]): Promise<Trial> {
  const before = await stateOf(home, CAMPAIGN);
  if (state === 'paused') await home.ratchet('campaign', 'pause', CAMPAIGN);
  const kept = await idsKept(home);
  const started = performance.now();
  const victim: Victim | null = state === 'worker killed' ? 'worker' : state === 'stack killed' ? 'stack' : null;
  // Killed under the command, it cannot say how it went; the rollback goes on by itself all the same.
  const asked = home.ratchet('campaign', 'rollback', CAMPAIGN, '--to', to, '--reason', 'measured').then(
    () => true,
    () => false,
  );
  if (victim !== null) {
    await sleep(share * KILLED_WITHIN_MS);
    await kill(home, victim);
    killsMs.push(Date.now());
    if (victim === 'stack') await home.ratchet('up');
  }
  // Killed before it was taken, it is asked for again, as a person would.
  if (!(await asked) && (await untilRolledBack(home, CAMPAIGN, before.rollbacks, ASKS_AGAIN_AFTER_MS)) === null)
    await home.ratchet('campaign', 'rollback', CAMPAIGN, '--to', to, '--reason', 'measured');
  const record = await untilRolledBack(home, CAMPAIGN, before.rollbacks, PATIENCE_MS);
  const seconds = (performance.now() - started) / 1_000;
  const after = await stateOf(home, CAMPAIGN);
  const trial: Trial = {
    state,
    how: record?.how ?? 'lost',
    right: record !== null && after.champion === to && after.branch === record.branch && after.branch > before.branch,
    lost: await lostRows(home, kept),
    stray: await strayChildren(home, CAMPAIGN, after.branch),
    seconds,
  };
  if (state === 'paused') await home.ratchet('campaign', 'resume', CAMPAIGN);
  return trial;
}

interface Bill {
  readonly billed: number;
  readonly paidAgain: number;
  readonly lostInFlight: number;
}

/** Each answer that was paid for stands in the ledger, at its address; equal requests at two addresses are two answers. */
function bill({ calls }: Provider, kept: number, killsMs: readonly number[]): Bill {
  const answered = calls.flatMap(({ answeredMs }) => (answeredMs === null ? [] : [answeredMs]));
  const inFlight = answered.filter((at) => killsMs.some((killed) => at > killed - LEDGER_MS && at <= killed + LEDGER_MS)).length;
  const extra = Math.max(0, answered.length - kept);
  return { billed: answered.length, lostInFlight: Math.min(extra, inFlight), paidAgain: Math.max(0, extra - inFlight) };
}

function result(trials: readonly Trial[], paid: Bill, left: readonly string[]): Awaited<ReturnType<Bench['run']>> {
  const rows = [...new Set(STATES)].map((state) => {
    const of = trials.filter((trial) => trial.state === state);
    const seconds = of.map((trial) => trial.seconds);
    return [
      state,
      of.length,
      of.filter(({ right }) => right).length,
      sum(of.map(({ lost }) => lost)),
      sum(of.map(({ stray }) => stray)),
      of.filter(({ how }) => how === 'restart').length,
      seconds.length === 0 ? '' : `${median(seconds).toFixed(1)} (${Math.max(...seconds).toFixed(1)} at most)`,
    ];
  });
  return {
    tables: [
      {
        title: `${trials.length} rollbacks of one campaign, offline model behind a counting endpoint`,
        head: ['state', 'rollbacks', 'right champion', 'lost rows', 'stray children', 'by the second path', 'seconds'],
        rows,
      },
    ],
    figures: { trials, ...paid, leftOver: left },
    notes: [
      `Model calls paid twice (billed, but not one entry of the ledger each): ${paid.paidAgain} of ${paid.billed}; ${paid.lostInFlight} answers were on the way to the ledger when a kill came, and had to be bought again.`,
      'Seconds run from the order to its record in the store, the start of the command and of a killed stack included.',
      `Processes left over at the end: ${left.length}.`,
      ...(trials.length < ROLLBACKS ? [`Cut after ${trials.length} of ${ROLLBACKS}: the time was up.`] : []),
    ],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
