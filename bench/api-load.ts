import { setTimeout as sleep } from 'node:timers/promises';
import { FOLLOWED, LARGE } from './api-records.js';
import type { ApiProcess } from './api-process.js';
import { ask, GOAL_MS, quantile, timed } from './api-times.js';

export const READS_AT_ONCE = 1_000;
export const WRITES = 200;
/** how much more than it can answer comes in a second, and for how long */
export const TIMES_TOO_MUCH = 4;
const [CAPACITY_MS, LOAD_MS] = [3_000, 10_000];
const SIDE_BY_SIDE = 16;
const AFTERWARDS = 200;
const HEALTH_EACH_MS = 250;

export interface Counts {
  asked: number;
  answered: number;
  shed: number;
  /** answers of any other kind, and connections that were cut */
  other: number;
}

const NONE: Counts = { asked: 0, answered: 0, shed: 0, other: 0 };

/** Everybody at once; who is turned away comes again when he was told to. Answers what was lost of what was written. */
export async function burst({ url, heard }: ApiProcess): Promise<Counts & { readonly lost: number }> {
  const counts = { ...NONE };
  const until = async (request: () => Promise<Response>): Promise<void> => {
    for (;;) {
      const answer = await counted(counts, request);
      if (answer?.ok === true) return;
      await sleep(1_000 * Number(answer?.headers.get('retry-after') ?? 1) * (0.5 + Math.random()));
    }
  };
  const texts = Array.from({ length: WRITES }, (_, number) => `sentence ${number}`);
  await Promise.all([
    ...Array.from({ length: READS_AT_ONCE }, () => until(() => fetch(`${url}/api/v1/campaigns`))),
    ...texts.map((text) => until(() => sayTo(url, text))),
  ]);
  const taken = await heard();
  return { ...counts, lost: texts.filter((text) => taken.filter((each) => each === text).length !== 1).length };
}

function sayTo(url: string, text: string): Promise<Response> {
  return fetch(`${url}/api/v1/campaigns/${FOLLOWED}/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': text.replace(' ', '-') },
    body: JSON.stringify({ text }),
  });
}

/** Null: the connection was cut. */
async function counted(counts: Counts, request: () => Promise<Response>): Promise<Response | null> {
  counts.asked += 1;
  try {
    const answer = await request();
    await answer.arrayBuffer();
    if (answer.ok) counts.answered += 1;
    else if (answer.status === 503 || answer.status === 429) counts.shed += 1;
    else counts.other += 1;
    return answer;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    counts.other += 1;
    return null;
  }
}

/** More each second than it can answer, whatever it answers, and how soon it is its old self when that ends. */
export async function onslaught({ url }: ApiProcess) {
  const perSecond = await capacity(url);
  const [counts, letIn, health] = [{ ...NONE }, [] as number[], [] as number[]];
  const everyMs = 1_000 / (perSecond * TIMES_TOO_MUCH);
  const waiting: Promise<void>[] = [];
  const from = performance.now();
  const send = async (): Promise<void> => {
    const begun = performance.now();
    const answer = await counted(counts, () => fetch(`${url}/api/v1/campaigns`));
    if (answer?.ok === true) letIn.push(performance.now() - begun);
  };
  const probing = probeHealth(url, from + LOAD_MS, health);
  for (let sent = 0; sent * everyMs < LOAD_MS; sent += 1) {
    const ahead = from + sent * everyMs - performance.now();
    if (ahead > 0) await sleep(ahead);
    waiting.push(send());
  }
  const recoveredMs = await recovery(url);
  await Promise.all([...waiting, probing]);
  const after: number[] = [];
  for (let index = 0; index < AFTERWARDS; index += 1) after.push(await timed(() => ask(`${url}/api/v1/campaigns/${LARGE}`)));
  return {
    perSecond,
    ...counts,
    letInP95Ms: quantile(letIn, 0.95),
    healthP95Ms: quantile(health, 0.95),
    recoveredMs,
    afterP95Ms: quantile(after, 0.95),
  };
}

/** Answers a second, asked by as many side by side as keep it busy. */
async function capacity(url: string): Promise<number> {
  let answered = 0;
  const until = performance.now() + CAPACITY_MS;
  const asking = async (): Promise<void> => {
    while (performance.now() < until) {
      await ask(`${url}/api/v1/campaigns`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, asking));
  return (answered * 1_000) / CAPACITY_MS;
}

async function probeHealth(url: string, until: number, times: number[]): Promise<void> {
  while (performance.now() < until) {
    times.push(await timed(() => ask(`${url}/api/v1/health/live`)));
    await sleep(HEALTH_EACH_MS);
  }
}

/** From now on until a read is answered as soon as it should be. */
async function recovery(url: string): Promise<number> {
  const from = performance.now();
  for (;;) {
    const begun = performance.now();
    const answer = await counted({ ...NONE }, () => fetch(`${url}/api/v1/campaigns/${LARGE}`));
    if (answer?.ok === true && performance.now() - begun < GOAL_MS) return Math.round(performance.now() - from);
    await sleep(20);
  }
}
