import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CHECKS } from '../parts.js';
import type { Readiness } from './health-schemas.js';
import type { ReadinessCheck } from './readiness-check.js';

const TIMEOUT_MS = 2_000;

@Injectable()
export class HealthService {
  constructor(@Inject(CHECKS) private readonly checks: readonly ReadinessCheck[]) {}

  async ready(): Promise<Readiness> {
    const checks = await Promise.all(this.checks.map(checked));
    return { status: checks.every((each) => each.ready) ? 'ready' : 'not-ready', checks };
  }
}

/** Anybody may ask, so the answer names the service and no more: why it failed can hold addresses. */
async function checked(service: ReadinessCheck): Promise<Readiness['checks'][number]> {
  const giveUp = new AbortController();
  const late = sleep(TIMEOUT_MS, 'late' as const, { signal: giveUp.signal }).catch(() => 'late' as const);
  const answered = service.check().then(
    () => 'answers' as const,
    () => 'fails' as const,
  );
  const outcome = await Promise.race([answered, late]);
  giveUp.abort();
  const message = { answers: 'answers', fails: 'does not answer', late: `does not answer within ${TIMEOUT_MS} ms` }[outcome];
  return { name: service.name, ready: outcome === 'answers', message };
}
