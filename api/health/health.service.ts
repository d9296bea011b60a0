import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CHECKS } from '../parts.js';
import { type ApiWaits, WAITS } from '../waits.js';
import type { Readiness } from './health-schemas.js';
import type { ReadinessCheck } from '../../ports/readiness.js';

type Checked = Readiness['checks'][number];

/** Looked at without being asked, so that since when one is away is known. */
const LOOK_MS = 10_000;

@Injectable()
export class HealthService implements OnModuleDestroy {
  /** since when each check that fails has failed */
  private readonly failing = new Map<string, string>();
  private readonly looking: NodeJS.Timeout;
  /** anybody may ask, as often as they like: those who do at the same time wait for one answer */
  private look: Promise<Readiness> | null = null;

  constructor(
    @Inject(CHECKS) private readonly checks: readonly ReadinessCheck[],
    @Inject(WAITS) private readonly waits: Pick<ApiWaits, 'partMs'>,
  ) {
    this.looking = setInterval(() => void this.ready(), LOOK_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.looking);
  }

  ready(): Promise<Readiness> {
    this.look ??= this.lookNow().finally(() => {
      this.look = null;
    });
    return this.look;
  }

  private async lookNow(): Promise<Readiness> {
    const checks = await Promise.all(this.checks.map((each) => this.checked(each)));
    const fails = this.checks.filter((_, index) => checks[index]?.ready === false);
    return { status: fails.length === 0 ? 'ready' : fails.some(({ needed }) => needed !== false) ? 'not-ready' : 'degraded', checks };
  }

  /** Anybody may ask, so the answer names the service and no more: why it failed can hold addresses. */
  private async checked(service: ReadinessCheck): Promise<Checked> {
    const { name } = service;
    const { partMs } = this.waits;
    const outcome = await outcomeOf(service, partMs);
    if (outcome === 'answers') this.failing.delete(name);
    else if (!this.failing.has(name)) this.failing.set(name, new Date().toISOString());
    const message = { answers: 'answers', fails: 'does not answer', late: `does not answer within ${partMs} ms` }[outcome];
    return { name, ready: outcome === 'answers', message, since: this.failing.get(name) ?? null };
  }
}

async function outcomeOf(service: ReadinessCheck, withinMs: number): Promise<'answers' | 'fails' | 'late'> {
  const giveUp = new AbortController();
  const late = sleep(withinMs, 'late' as const, { signal: giveUp.signal }).catch(() => 'late' as const);
  const answered = service.check().then(
    () => 'answers' as const,
    () => 'fails' as const,
  );
  const outcome = await Promise.race([answered, late]);
  giveUp.abort();
  return outcome;
}
