import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type { LedgerEntry, VerdictRecord } from '../ports/records.js';
import { pickIndex } from '../domain/random.js';
import { readConfig } from '../config/config.js';
import { ENTRIES_PER_PAGE } from '../infra/mongo/journal.js';
import { openStore } from '../infra/mongo/open.js';
import { choose, survey } from '../infra/stack/choose.js';
import { makePlaces, placesOf } from '../infra/stack/places.js';
import { freePort } from '../infra/stack/ports.js';
import { openProcessBook } from '../infra/stack/processes.js';
import { startMongo, type UrlServer } from '../infra/stack/servers.js';
import { mongoRecipe } from '../infra/stack/ways/mongo.js';
import type { Bench, BenchOptions, BenchResult } from './bench.js';
import { diskUseBytes } from './disk-use.js';
import type { Store } from '../ports/store.js';

const ATTEMPTS = 200_000;
const OPERATIONS = 400;
const BATCH = 1_000;
const DATABASE = 'bench';
const CAMPAIGN = 'bench';

/** The store with the records of many campaigns in it: what a get, a write and a first read cost then, and the disk. */
export const store: Bench = {
  name: 'store',
  about: `the document store with ${ATTEMPTS} attempts in it: times of its operations, and disk`,
  run,
};

async function run({ seed, report }: BenchOptions): Promise<BenchResult> {
  const home = await mkdtemp(join(tmpdir(), 'ratchet-bench-store-'));
  const places = placesOf(home);
  await makePlaces(places);
  const way = await choose(await survey(mongoRecipe(readConfig().cache), places.data), report);
  const server = await startMongo(way, { port: await freePort(), uiPort: 0 }, { places, book: openProcessBook(places.processes), report });
  try {
    const loadMs = await timed(() => load(server, report));
    const rows = await measure(server, seed);
    const bytesPerAttempt = Math.round((await diskUseBytes(places.data)) / ATTEMPTS);
    return {
      tables: [
        {
          title: `${way.engine.name} with ${ATTEMPTS} attempts`,
          head: ['operation', 'times', 'median ms', '99% ms'],
          rows: rows.map((row) => [row.operation, row.times, row.medianMs, row.p99Ms]),
        },
        { title: 'Disk', head: ['bytes an attempt'], rows: [[bytesPerAttempt]] },
      ],
      figures: { attempts: ATTEMPTS, engine: way.engine.name, loadMs: Math.round(loadMs), bytesPerAttempt, operations: rows },
      notes: [
        'An attempt is a ledger entry (1.5 kB of answer), a verdict, two budget entries and a place in one list of all. They are loaded in bulk, in the form in which the store writes them one by one.',
      ],
    };
  } finally {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

async function load(server: UrlServer, report: (line: string) => void): Promise<void> {
  const opened = await openStore({ url: server.url, database: DATABASE });
  await opened.budget.open(CAMPAIGN, { modelCalls: null, costUsd: null });
  await opened.close();
  const client = new MongoClient(server.url);
  const insert = async (collection: string, records: readonly (readonly [string, unknown])[]): Promise<void> => {
    const documents = records.map(([_id, record]) => ({
      _id,
      schema: 1,
      record: typeof record === 'string' ? record : JSON.stringify(record),
    }));
    await client.db(DATABASE).collection<(typeof documents)[number]>(collection).insertMany(documents);
  };
  const ids = Array.from({ length: ATTEMPTS }, (_, index) => idOf(index));
  const budget = [JSON.stringify({ open: { modelCalls: null, costUsd: null } }), ...ids.flatMap((id) => [beginLine(id), endLine(id)])];
  for (let at = 0; at < ATTEMPTS; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    await insert(
      'ledger',
      batch.map((id) => [id, ledgerEntry(id)]),
    );
    await insert(
      'verdicts',
      batch.map((id) => [id, verdict(id)]),
    );
    await insert(
      'journal',
      batch.map((id, index) => [`list:all#${at + index}`, id]),
    );
    // entry 0 of the budget is there: it was opened by the store itself
    await insert(
      'journal',
      budget.slice(1 + at * 2, 1 + (at + BATCH) * 2).map((line, index) => [`budget:${CAMPAIGN}#${1 + at * 2 + index}`, line]),
    );
    if ((at / BATCH) % 20 === 0) report(`loaded ${at} of ${ATTEMPTS} attempts`);
  }
  for (const [name, entries] of [
    ['list:all', ids],
    [`budget:${CAMPAIGN}`, budget],
  ] as const) {
    for (let page = 0; (page + 1) * ENTRIES_PER_PAGE <= entries.length; page += 1) {
      await insert('journalPages', [[`${name}#${page}`, entries.slice(page * ENTRIES_PER_PAGE, (page + 1) * ENTRIES_PER_PAGE)]]);
    }
  }
  await client.close();
}

interface Measured {
  readonly operation: string;
  readonly times: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

async function measure(server: UrlServer, seed: number): Promise<readonly Measured[]> {
  const opened = await openStore({ url: server.url, database: DATABASE });
  const anyId = (purpose: string, index: number): string => idOf(pickIndex(seed, `${purpose}#${index}`, ATTEMPTS));
  const measured = [
    await repeat('get a ledger entry', OPERATIONS, (index) => opened.find('ledger', anyId('get', index))),
    await repeat('get what is not there', OPERATIONS, (index) => opened.find('ledger', `none ${index}`)),
    await repeat('keep a ledger entry', OPERATIONS, (index) => opened.keep('ledger', `new ${index}`, ledgerEntry(`new ${index}`))),
    await repeat('keep one that is there', OPERATIONS, (index) => opened.keep('ledger', anyId('keep', index), ledgerEntry('another'))),
    await repeat('first list of all attempts in a process', 3, () => inFresh(server, (fresh) => fresh.list('all'))),
    await repeat('list of all attempts again', OPERATIONS, () => opened.list('all')),
    await repeat('append to that list', OPERATIONS, (index) => opened.append('all', `new ${index}`)),
    await repeat('first read of the budget in a process', 3, () => inFresh(server, (fresh) => fresh.budget.read(CAMPAIGN))),
    await repeat('reserve and settle', OPERATIONS, async (index) => {
      await opened.budget.begin(CAMPAIGN, `new ${index}`, TRY, { modelCalls: 1, tokens: 2_000, costUsd: 0.001 });
      await opened.budget.end(CAMPAIGN, `new ${index}`, TRY, { taken: { modelCalls: 1, tokens: 900, costUsd: 0.001 } });
    }),
  ];
  await opened.close();
  return measured;
}

async function inFresh<T>(server: UrlServer, work: (fresh: Store) => Promise<T>): Promise<T> {
  const fresh = await openStore({ url: server.url, database: DATABASE });
  try {
    return await work(fresh);
  } finally {
    await fresh.close();
  }
}

async function repeat(operation: string, times: number, work: (index: number) => Promise<unknown>): Promise<Measured> {
  const durations: number[] = [];
  for (let index = 0; index < times; index += 1) durations.push(await timed(() => work(index)));
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number): number => Number((sorted[Math.min(times - 1, Math.floor(times * share))] ?? 0).toFixed(2));
  return { operation, times, medianMs: at(0.5), p99Ms: at(0.99) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** As long as a real one: the hash of an address and a request. */
function idOf(index: number): string {
  return `attempt-${String(index).padStart(56, '0')}`;
}

const TRY = '00000000-0000-4000-8000-000000000000';

function beginLine(id: string): string {
  return JSON.stringify({ begin: id, try: TRY, for: { modelCalls: 1, tokens: 2_000, costUsd: 0.001 }, part: 0 });
}

function endLine(id: string): string {
  return JSON.stringify({ end: id, try: TRY, as: { taken: { modelCalls: 1, tokens: 900, costUsd: 0.001 } } });
}

function ledgerEntry(id: string): LedgerEntry {
  const usage = { promptTokens: 700, completionTokens: 200, reasoningTokens: 0, estimated: false };
  const text = Array.from({ length: 250 }, (_, index) => `w${pickIndex(1, `${id}${index}`, 10_000)}`).join(' ');
  return {
    address: `bench/0/3/practise:task/answer/${id}`,
    campaign: CAMPAIGN,
    requestHash: id,
    answer: { choices: [{ text, finish: 'stop' }], usage, costUsd: 0.001, fingerprint: 'bench' },
    at: '2026-01-01T00:00:00.000Z',
  };
}

function verdict(id: string): VerdictRecord {
  return { address: `bench/0/3/practise:task/verdict/${id}`, verdict: VERDICT };
}

const VERDICT: VerdictRecord['verdict'] = {
  status: 'failed',
  errorClass: 'Logic',
  step: 'test',
  trust: 'split',
  tests: Array.from({ length: 8 }, (_, index) => ({
    id: `case ${index}`,
    status: index % 2 === 0 ? 'passed' : 'failed',
    message: index % 2 === 0 ? '' : `gcd(${index}, 4) returned 3, expected ${index}`,
  })),
  diagnostics: [],
  untrustedCoverage: null,
  rejectedPaths: [],
  usage: { wallMs: 12, cpuMs: 10, peakMemoryMb: 14, outputBytes: 0 },
  backend: 'bubblewrap',
  reason: '',
  output: '',
};
