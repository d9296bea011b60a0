import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { CampaignControl, CampaignSteering } from '../ports/campaign-control.js';
import type { CampaignSchedules } from '../ports/campaign-schedules.js';
import type { Explainer } from '../ports/explainer.js';
import type { ExperimentControl } from '../ports/experiment-control.js';
import type { Memory } from '../ports/memory.js';
import type { Queues } from '../ports/queues.js';
import type { ReadinessCheck } from '../ports/readiness.js';
import type { Store } from '../ports/store.js';
import { Access } from './http/access.js';
import type { CampaignPreparation } from './campaigns/campaign-preparation.js';
import type { Planning } from './planning.js';
import { type ApiWaits, WAITS } from './waits.js';
import type { SuiteShelf } from './suites/suite-shelf.js';

/** Everything from outside that the services use. */
export interface ApiParts {
  readonly store: Store;
  readonly control: CampaignControl;
  readonly steering: CampaignSteering;
  readonly schedules: CampaignSchedules;
  readonly experiments: ExperimentControl;
  readonly memory: Memory;
  readonly explainer: Explainer;
  readonly suites: SuiteShelf;
  readonly preparation: CampaignPreparation;
  readonly planning: Planning;
  readonly checks: readonly ReadinessCheck[];
  /** missing: nobody can say how much work waits */
  readonly queues?: Queues;
  /** how long after one look for news followers of events wait for the next; missing: a second */
  readonly lookEveryMs?: number;
}

const LOOK_EVERY_MS = 1_000;

export const STORE = Symbol('Store');
export const CONTROL = Symbol('CampaignControl');
export const STEERING = Symbol('CampaignSteering');
export const SCHEDULES = Symbol('CampaignSchedules');
export const EXPERIMENTS = Symbol('ExperimentControl');
export const EXPLAINER = Symbol('Explainer');
export const MEMORY = Symbol('Memory');
export const SUITES = Symbol('SuiteShelf');
export const PREPARATION = Symbol('CampaignPreparation');
export const PLANNING = Symbol('Planning');
export const CHECKS = Symbol('ReadinessCheck[]');
export const LOOK_EVERY = Symbol('lookEveryMs');

/** Makes the parts injectable in every module. */
@Global()
@Module({})
export class PartsModule {
  static of(parts: ApiParts, access: Access, waits: ApiWaits): DynamicModule {
    const providers = [
      { provide: STORE, useValue: parts.store },
      { provide: CONTROL, useValue: parts.control },
      { provide: STEERING, useValue: parts.steering },
      { provide: SCHEDULES, useValue: parts.schedules },
      { provide: EXPERIMENTS, useValue: parts.experiments },
      { provide: EXPLAINER, useValue: parts.explainer },
      { provide: MEMORY, useValue: parts.memory },
      { provide: SUITES, useValue: parts.suites },
      { provide: PREPARATION, useValue: parts.preparation },
      { provide: PLANNING, useValue: parts.planning },
      { provide: CHECKS, useValue: parts.checks },
      { provide: LOOK_EVERY, useValue: parts.lookEveryMs ?? LOOK_EVERY_MS },
      { provide: WAITS, useValue: waits },
      { provide: Access, useValue: access },
    ];
    return { module: PartsModule, providers, exports: providers };
  }
}
