import { join } from 'node:path';
import type { Toolbox } from '../offline-model/rank/repair.js';
import { openService } from '../offline-model/service.js';
import type { Adapters } from '../ports/adapter.js';
import { openT0 } from './t0.js';
import type { TuningEndpoint } from './tuning-client.js';
import { openWire } from './wire.js';

/** What can be adapted from here. */
export function openAdapters({ home, tuning }: { readonly home: string; readonly tuning: TuningEndpoint | null }): Adapters {
  let toolbox: Promise<Toolbox> | null = null;
  const opened = (): Promise<Toolbox> => (toolbox ??= openService(join(home, 'cache')).then((service) => service.toolbox));
  const t0 = openT0({ folder: join(home, 'adapters'), toolbox: opened });
  return tuning === null ? { t0 } : { t0, wire: openWire(tuning) };
}
