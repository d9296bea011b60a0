import { tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../domain/metrics.js';
import { pickIndex, uniform } from '../domain/random.js';
import type { Bench } from './bench.js';
import { kill, leftOver, outcomeOf, untilEnded, type Outcome, type Victim } from './crash-run.js';
import { withHome, type BenchHome } from './home.js';
import { askedOf, openProvider, type Provider } from './traffic.js';

const KILLS = 5;
const CAMPAIGN = 'crash';
const SUITE = 'selfimprovebench';
const SETTINGS = ['--name', CAMPAIGN, '--cycles', '1', '--batch', '6', '--attempts', '4', '--max-pairs', '12'];
/** The kill comes at a random moment within this time after a random answer, so that it hits every kind of step. */
const KILL_WITHIN_MS = 400;
/** An answer older than this when the kill came was in the ledger: a call that is made again after it was paid twice. */
const LEDGER_MS = 1_000;

interface CrashRun extends Outcome {
  readonly victim: string;
  readonly kills: readonly { readonly atMs: number; readonly untilNextCallMs: number | null }[];
  readonly billed: number;
  /** answers that the endpoint made, whoever took them: never more than the budget counted */
  readonly generated: number;
  /** answers that were lost on the way to the ledger when the kill came, and had to be bought again */
  readonly lostInFlight: number;
  readonly paidAgain: number;
  readonly leftOver: readonly string[];
  readonly wallMs: number;
}

/** Whether a crash costs anything but time. */
export const crash: Bench = {
  name: 'crash',
  about: `kill -9 of the worker (${KILLS} times) and of the whole stack (${KILLS} times) in a campaign, against the same campaign undisturbed`,
  run: async ({ seed, report }) => {
    const undisturbed = await runWith('nobody', seed, [], new Map(), report);
    const expected = countBodies(undisturbed.bodies);
    const runs: CrashRun[] = [undisturbed.run];
    for (const victim of ['worker', 'stack'] as const) {
      const moments = Array.from({ length: KILLS }, (_, index) => 1 + pickIndex(seed, `${victim} ${index}`, undisturbed.run.billed - 1));
      runs.push(
        (
          await runWith(
            victim,
            seed,
            moments.toSorted((a, b) => a - b).map((at) => ({ at, victim })),
            expected,
            report,
          )
        ).run,
      );
    }
    const [baseline] = runs;
    return {
      tables: [
        {
          title: `${SUITE}, ${SETTINGS.slice(2).join(' ')}, offline model behind a counting endpoint`,
          head: [
            'killed',
            'kills',
            'calls billed',
            'answers made',
            'counted',
            'paid again',
            'lost in flight',
            'champion',
            'races (won:lost)',
            'same calls',
            's to next call',
            'left over',
            'seconds',
          ],
          rows: runs.map((run) => [
            run.victim,
            run.kills.length,
            run.billed,
            run.generated,
            run.counted,
            run.paidAgain,
            run.lostInFlight,
            run.champion === baseline?.champion ? 'same' : `other: ${run.champion}`,
            run.races.join(', '),
            sameSet(run.ledger, baseline?.ledger ?? new Set()),
            secondsToNext(run),
            run.leftOver.length,
            (run.wallMs / 1_000).toFixed(0),
          ]),
        },
      ],
      figures: runs.map((run) => ({ ...run, ledger: [...run.ledger].toSorted() })),
      notes: [
        `"Paid again": billed a second time although its answer had come more than ${LEDGER_MS} ms before any kill. "Lost in flight": its answer was on the way to the ledger when the kill came; no client can avoid that.`,
        '"Counted" is what the budget says was paid for: what was under way at a kill counts by its upper bound, so it is never less than what the endpoint made.',
        'After a kill of the worker the time runs from the kill (its owner starts it again); after a kill of the stack from the moment of `ratchet up`.',
      ],
    };
  },
};

/** A kill soon after so many answers. */
interface Moment {
  readonly at: number;
  readonly victim: Victim;
}

/** One campaign from start to end, with a kill at each of the given moments. */
export async function runWith(
  victim: CrashRun['victim'],
  seed: number,
  moments: readonly Moment[],
  expected: ReadonlyMap<string, number>,
  report: (line: string) => void,
  suite = SUITE,
): Promise<{ readonly run: CrashRun; readonly bodies: readonly string[] }> {
  const modelHome = await mkdtemp(join(tmpdir(), 'ratchet-bench-model-'));
  const provider = await openProvider(modelHome);
  const environment = askedOf(provider);
  try {
    return await withHome({ environment, report }, async (home) => {
      const started = performance.now();
      await home.ratchet('campaign', 'start', '--suite', suite, ...SETTINGS, '--seed', String(seed));
      const kills = [];
      for (const [index, moment] of moments.entries()) {
        if (await reached(home, provider, moment.at))
          kills.push(await killOnce(home, provider, moment.victim, uniform(seed, `delay ${index}`) * KILL_WITHIN_MS));
      }
      await untilEnded(home, CAMPAIGN, () => false);
      const wallMs = performance.now() - started;
      const outcome = await outcomeOf(home, CAMPAIGN);
      await home.ratchet('down');
      const bodies = provider.calls.filter((call) => call.answeredMs !== null).map((call) => call.body);
      const run = {
        ...outcome,
        victim,
        kills,
        billed: bodies.length,
        generated: provider.calls.reduce((sum, call) => sum + call.generated, 0),
        ...paidAgain(
          provider,
          expected,
          kills.map((each) => each.atMs),
        ),
        leftOver: await leftOver(home),
        wallMs,
      };
      return { run, bodies };
    });
  } finally {
    await provider.close();
    await rm(modelHome, { recursive: true, force: true });
  }
}

/** Waits for so many answers; false when the campaign ended before. */
async function reached(home: BenchHome, provider: Provider, answers: number): Promise<boolean> {
  let there = provider.calls.filter((call) => call.answeredMs !== null).length >= answers;
  const waiting = new Promise<void>((resolve) => {
    provider.onAnswer = (answered) => {
      if (answered < answers) return;
      there = true;
      resolve();
    };
  });
  if (there) return true;
  await Promise.race([waiting, untilEnded(home, CAMPAIGN, () => there)]);
  return there;
}

async function killOnce(home: BenchHome, provider: Provider, victim: Victim, delayMs: number): Promise<CrashRun['kills'][number]> {
  await sleep(delayMs);
  await kill(home, victim);
  const atMs = Date.now();
  if (victim === 'stack') await home.ratchet('up');
  let settled = false;
  const stop = (): boolean => settled || home.over.aborted;
  const first = await Promise.race([untilNextCall(provider, atMs, stop), untilEnded(home, CAMPAIGN, stop)]);
  settled = true;
  return { atMs, untilNextCallMs: typeof first === 'number' ? first : null };
}

async function untilNextCall(provider: Provider, sinceMs: number, stop: () => boolean): Promise<number | null> {
  while (!stop()) {
    const next = provider.calls.find((call) => call.startedMs > sinceMs);
    if (next !== undefined) return next.startedMs - sinceMs;
    await sleep(20);
  }
  return null;
}

/** Answers beyond what the undisturbed run needed of the same request. */
function paidAgain(
  provider: Provider,
  expected: ReadonlyMap<string, number>,
  killsMs: readonly number[],
): { readonly paidAgain: number; readonly lostInFlight: number } {
  let [twice, lostInFlight] = [0, 0];
  if (killsMs.length === 0) return { paidAgain: twice, lostInFlight };
  const bodies = countBodies(provider.calls.filter((call) => call.answeredMs !== null).map((call) => call.body));
  for (const [body, times] of bodies) {
    const extra = times - (expected.get(body) ?? 1);
    if (extra <= 0) continue;
    const cutShort = provider.calls.filter(
      ({ body: each, answeredMs }) =>
        each === body && answeredMs !== null && killsMs.some((at) => answeredMs > at - LEDGER_MS && answeredMs <= at + KILL_WITHIN_MS),
    ).length;
    lostInFlight += Math.min(extra, cutShort);
    twice += Math.max(0, extra - cutShort);
  }
  return { paidAgain: twice, lostInFlight };
}

/** How often each request was answered. */
export function countBodies(bodies: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const body of bodies) counts.set(body, (counts.get(body) ?? 0) + 1);
  return counts;
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): string {
  const [missing, added] = [[...other].filter((id) => !one.has(id)).length, [...one].filter((id) => !other.has(id)).length];
  return missing + added === 0 ? `all ${one.size}` : `${missing} missing, ${added} other`;
}

function secondsToNext(run: CrashRun): string {
  const seconds = run.kills.flatMap(({ untilNextCallMs }) => (untilNextCallMs === null ? [] : [untilNextCallMs / 1_000]));
  return seconds.length === 0 ? '' : `${median(seconds).toFixed(1)} (${Math.max(...seconds).toFixed(1)} at most)`;
}
