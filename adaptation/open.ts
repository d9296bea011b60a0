import { join } from 'node:path';
import type { Toolbox } from '../offline-model/rank/repair.js';
import { openService } from '../offline-model/service.js';
import { storeRanker } from '../offline-model/rank/stored.js';
import type { Ranker } from '../domain/adapt/ranker.js';
import type { Adapters } from '../ports/adapter.js';
import { openT0 } from './t0.js';
import type { TuningEndpoint } from './tuning-client.js';

/** What can be adapted from here. */
export async function openAdapters({ home, tuning }: { readonly home: string; readonly tuning: TuningEndpoint | null }): Promise<Adapters> {
  let toolbox: Promise<Toolbox> | null = null;
  const opened = (): Promise<Toolbox> => (toolbox ??= openService(join(home, 'cache')).then((service) => service.toolbox));
  const t0 = openT0({ folder: rankersIn(home), toolbox: opened });
  if (tuning === null) return { t0 };
  const { openWire } = await import('./wire.js');
  return { t0, wire: openWire(tuning) };
}

/** Writes a ranker to where the offline model of a home reads it; its hash. */
export function restoreRanker(home: string, content: Ranker): string {
  return storeRanker(rankersIn(home), content);
}

function rankersIn(home: string): string {
  return join(home, 'adapters');
}
