import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../config/config.js';
import { cycleAddress } from '../domain/address.js';
import { choose, survey } from '../infra/stack/choose.js';
import { makePlaces, placesOf } from '../infra/stack/places.js';
import { freePort } from '../infra/stack/ports.js';
import { openProcessBook } from '../infra/stack/processes.js';
import { startMongo } from '../infra/stack/servers.js';
import { mongoRecipe } from '../infra/stack/ways/mongo.js';
import { openStore } from '../infra/mongo/open.js';
import { raceList } from '../ports/lists.js';
import type { Store } from '../ports/store.js';
import { GOALS_HEAD, goalRow, type Bench, type BenchOptions, type BenchResult } from './bench.js';
import { CYCLES, FOLLOWED, LARGE, loadCampaigns, race, TASKS } from './api-records.js';
import { burst, onslaught, READS_AT_ONCE, TIMES_TOO_MUCH, WRITES } from './api-load.js';
import { startApi, type ApiProcess } from './api-process.js';
import { ask, GOAL_MS, quantile, timed } from './api-times.js';

const TIMES = 200;
const FOLLOWERS = 200;
const EVENTS = 50;

/** The API over the store with a large campaign in it. */
export const api: Bench = {
  name: 'api',
  about: `the API with ${CYCLES} cycles × ${TASKS} tasks stored: lists and details, ${FOLLOWERS} followers of events, and more than it can take`,
  run,
};

async function run({ report }: BenchOptions): Promise<BenchResult> {
  const home = await mkdtemp(join(tmpdir(), 'ratchet-bench-api-'));
  const places = placesOf(home);
  await makePlaces(places);
  const way = await choose(await survey(mongoRecipe(readConfig().cache), places.data), report);
  const server = await startMongo(way, { port: await freePort(), uiPort: 0 }, { places, book: openProcessBook(places.processes), report });
  try {
    const address = { url: server.url, database: 'bench' };
    const strategies = await loadCampaigns(address, report);
    const store = await openStore(address);
    const served = await startApi(address);
    try {
      const routes = await measureRoutes(served, strategies, report);
      report('followers');
      const followed = await follow(served, store);
      report('more at once than it can take');
      // one that takes feedback, and of whose progress nobody can say anything
      await store.campaigns.update(FOLLOWED, { status: 'paused' });
      const atOnce = await burst(served);
      report('more each second than it can answer');
      const overload = await onslaught(served);
      const worst = Math.max(...routes.map(({ p95Ms }) => p95Ms));
      return {
        tables: [
          {
            title: `${way.engine.name}, ${CYCLES} cycles × ${TASKS} tasks`,
            head: ['route', 'times', 'first ms', 'p50 ms', 'p95 ms'],
            rows: routes.map((each) => [each.route, TIMES, each.firstMs, each.p50Ms, each.p95Ms]),
          },
          {
            title: 'Goals',
            head: [...GOALS_HEAD],
            rows: [
              goalRow('p95 of lists and details', `< ${GOAL_MS} ms`, `${worst} ms`, worst < GOAL_MS),
              goalRow(
                `events that ${FOLLOWERS} followers lost or had twice, half of them cut off once`,
                '0',
                String(followed.wrong),
                followed.wrong === 0,
              ),
              goalRow(
                `${READS_AT_ONCE} reads and ${WRITES} writes at once: turned away with 503, others not answered`,
                '> 0, and 0',
                `${atOnce.shed} of ${atOnce.asked}, and ${atOnce.other}`,
                atOnce.shed > 0 && atOnce.other === 0,
              ),
              goalRow(
                'writes lost, or done twice, once those that were turned away had come again',
                '0',
                String(atOnce.lost),
                atOnce.lost === 0,
              ),
              goalRow(
                `${TIMES_TOO_MUCH} times the ${overload.perSecond.toFixed(0)} reads a second that it can answer: turned away with 503, others not answered`,
                '> 0, and 0',
                `${overload.shed} of ${overload.asked}, and ${overload.other}`,
                overload.shed > 0 && overload.other === 0,
              ),
              goalRow('p95 of those let in meanwhile', '< 1 s', `${overload.letInP95Ms} ms`, overload.letInP95Ms < 1_000),
              goalRow('p95 of its health meanwhile', '< 1 s', `${overload.healthP95Ms} ms`, overload.healthP95Ms < 1_000),
              goalRow(
                `afterwards, until a read takes < ${GOAL_MS} ms`,
                '< 1 s',
                `${overload.recoveredMs} ms`,
                overload.recoveredMs < 1_000,
              ),
              goalRow('p95 afterwards', `< ${GOAL_MS} ms`, `${overload.afterP95Ms} ms`, overload.afterP95Ms < GOAL_MS),
            ],
          },
        ],
        figures: { engine: way.engine.name, cycles: CYCLES, tasks: TASKS, routes, followed, atOnce, overload },
        notes: [
          'API and client are processes of their own, on the cores of one machine with the store. One request after the other; `first` is the first of a process that has read nothing.',
        ],
      };
    } finally {
      await served.close();
      await store.close();
    }
  } finally {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

interface Route {
  readonly route: string;
  readonly firstMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

async function measureRoutes(
  { url }: ApiProcess,
  strategies: readonly string[],
  report: (line: string) => void,
): Promise<readonly Route[]> {
  const any = (index: number): string => strategies[(index * 37) % strategies.length] ?? '';
  const routes: readonly (readonly [string, (index: number) => string])[] = [
    ['GET /campaigns', () => '/campaigns?limit=50'],
    ['GET /campaigns/:name', () => `/campaigns/${LARGE}`],
    ['GET /strategies?campaign=', (index) => `/strategies?campaign=${LARGE}&limit=50&after=${any(index)}`],
    ['GET /strategies/:id', (index) => `/strategies/${any(index)}`],
    ['GET /strategies/:id/export', (index) => `/strategies/${any(index)}/export`],
  ];
  const measured: Route[] = [];
  for (const [route, path] of routes) {
    const times: number[] = [];
    for (let index = 0; index < TIMES; index += 1) times.push(await timed(() => ask(`${url}/api/v1${path(index)}`)));
    measured.push({ route, firstMs: quantile(times.slice(0, 1), 1), p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) });
    report(`${route}: p95 ${measured.at(-1)?.p95Ms} ms`);
  }
  return measured;
}

/** Every follower must hear each event once and in order; every second one is cut off and goes on from where it was. */
async function follow(
  { url }: ApiProcess,
  store: Store,
): Promise<{ readonly followers: number; readonly events: number; readonly wrong: number }> {
  const expected = Array.from({ length: EVENTS }, (_, number) => `race ${number + 1}`);
  const followers = Array.from({ length: FOLLOWERS }, (_, number) =>
    listen(`${url}/api/v1/campaigns/${FOLLOWED}/events`, number % 2 === 1),
  );
  for (let number = 1; number <= EVENTS; number += 1) {
    const id = cycleAddress(FOLLOWED, 0, number);
    await store.keep('races', id, { ...race(FOLLOWED, number), k: number });
    await store.append(raceList(FOLLOWED), id);
    await sleep(50);
  }
  const heard = await Promise.all(followers);
  return { followers: FOLLOWERS, events: EVENTS, wrong: heard.filter((each) => each.join() !== expected.join()).length };
}

/** The races that were told, until all were. */
async function listen(url: string, isCut: boolean): Promise<readonly string[]> {
  const heard: string[] = [];
  let last: string | null = null;
  while (heard.length < EVENTS) {
    const over = new AbortController();
    const answer = await fetch(url, {
      headers: { Accept: 'text/event-stream', ...(last === null ? {} : { 'Last-Event-ID': last }) },
      signal: over.signal,
    });
    if (answer.body === null) throw new Error('a stream has no body');
    let rest = '';
    const until = isCut && heard.length < EVENTS / 2 ? EVENTS / 2 : EVENTS;
    for await (const bytes of answer.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + bytes).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const [id, what] = [/^id: (.*)$/m.exec(block)?.[1], /"what":"(race \d+)/.exec(block)?.[1]];
        // what comes behind the cut was not heard
        if (heard.length >= until) break;
        if (what !== undefined) heard.push(what);
        if (id !== undefined) last = id;
      }
      if (heard.length >= until) break;
    }
    over.abort();
  }
  return heard;
}
