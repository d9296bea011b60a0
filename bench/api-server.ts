import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { pino } from 'pino';
import { createApp } from '../api/app.js';
import type { ApiParts } from '../api/parts.js';
import { suiteShelf } from '../api/suites/suite-shelf.js';
import { openStore, type StoreAddress } from '../infra/mongo/open.js';
import type { Told } from './api-process.js';
import { BenchFailure } from './home.js';

function none(): never {
  throw new BenchFailure('the bench starts and steers no campaigns');
}

function tell(what: Told): void {
  process.send?.(what);
}

/** A process of its own (`api-process.ts`): the API over a real store, and an engine of which nothing but feedback is asked. */
async function serve(address: StoreAddress): Promise<void> {
  const store = await openStore(address);
  const heard: string[] = [];
  const control: ApiParts['control'] = {
    start: none,
    pause: none,
    resume: none,
    stop: none,
    feedback: async (_, text) => void heard.push(text),
    status: none,
    wait: none,
  };
  const steering: ApiParts['steering'] = { order: none, extend: none, planRollback: none, rollback: none };
  const parts: ApiParts = {
    store,
    control,
    steering,
    schedules: { create: none, list: none, show: none, plans: none, pause: none, resume: none, delete: none },
    experiments: { start: none, stop: none },
    memory: { remember: none, recall: none },
    explainer: { explain: none },
    suites: suiteShelf([]),
    planning: { night: none, experiment: none },
    preparation: { prepare: none, checkDollars: none },
    checks: [],
  };
  const settings = {
    host: '127.0.0.1',
    token: null,
    version: 'bench',
    log: pino({ level: 'silent' }),
    limits: { requestsPerSecond: 100_000 },
  };
  const app: NestExpressApplication = await createApp(parts, settings);
  await app.listen(0, '127.0.0.1');
  process.on('message', () => tell({ heard }));
  process.once('disconnect', () => void app.close().then(() => store.close()));
  tell({ url: await app.getUrl() });
}

const [url, database] = process.argv.slice(2);
if (url === undefined || database === undefined) throw new BenchFailure('the API is started with the address of its store');
await serve({ url, database });
