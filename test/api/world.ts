import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../api/app.js';
import type { ApiLimits } from '../../api/http/limits.js';
import { openLog } from '../../api/http/logging.js';
import type { ApiParts } from '../../api/parts.js';
import type { ApiWaits } from '../../api/waits.js';
import type { ReadinessCheck } from '../../ports/readiness.js';
import type { Store } from '../../ports/store.js';
import type { CampaignRequest } from '../../schemas/settings.js';
import { openFakeStore } from '../support/fake-store.js';
import { fakeParts } from './fakes.js';

/** The real application over fakes, listening on a free port of loopback. */
export interface World {
  readonly app: NestExpressApplication;
  readonly store: Store;
  readonly prepared: readonly CampaignRequest[];
  /** what people said to campaigns */
  readonly heard: readonly string[];
  readonly logged: () => string;
}

export async function openWorld(
  options: {
    readonly host?: string;
    readonly token?: string;
    readonly dashboard?: string;
    readonly checks?: readonly ReadinessCheck[];
    readonly parts?: Partial<ApiParts>;
    readonly limits?: Partial<ApiLimits>;
    readonly waits?: Partial<ApiWaits>;
  } = {},
): Promise<World> {
  const store = options.parts?.store ?? openFakeStore();
  const prepared: CampaignRequest[] = [];
  const heard: string[] = [];
  const lines: string[] = [];
  const parts: ApiParts = { ...fakeParts(store, prepared, heard), checks: options.checks ?? [], ...options.parts };
  const log = openLog({ write: (line: string) => void lines.push(line) });
  const app = await createApp(parts, {
    host: options.host ?? '127.0.0.1',
    token: options.token ?? null,
    version: '0.0.0',
    log,
    ...(options.dashboard === undefined ? {} : { dashboard: options.dashboard }),
    limits: { requestsPerSecond: 10_000, ...options.limits },
    ...(options.waits === undefined ? {} : { waits: options.waits }),
  });
  await app.listen(0, '127.0.0.1');
  return { app, store, prepared, heard, logged: () => lines.join('') };
}
