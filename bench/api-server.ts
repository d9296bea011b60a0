import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { pino } from 'pino';
import { createApp } from '../api/app.js';
import type { ApiParts } from '../api/parts.js';
import { suiteShelf } from '../api/suites/suite-shelf.js';
import { openStore, type StoreAddress } from '../infra/mongo/open.js';
import { BenchFailure } from './home.js';
import type { CampaignState } from '../ports/records.js';

export interface ServedApi {
  readonly url: string;
  readonly store: ApiParts['store'];
  /** feedback that was taken, in the order in which it came */
  readonly heard: readonly string[];
  close(): Promise<void>;
}

function none(): never {
  throw new BenchFailure('the bench starts and steers no campaigns');
}

/** The API over a real store, and an engine of which nothing but feedback is asked. */
export async function serveApi(address: StoreAddress): Promise<ServedApi> {
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
  return {
    url: await app.getUrl(),
    store,
    heard,
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}

/** One that takes feedback, and of whose progress nobody can say anything. */
export async function openRunning(store: ApiParts['store'], id: string): Promise<CampaignState> {
  const state = await store.campaigns.get(id);
  if (state === null) throw new BenchFailure(`campaign ${id} is not in the store`);
  await store.campaigns.update(id, { status: 'paused' });
  return state;
}
