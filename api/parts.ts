import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { CampaignPreparation } from './campaigns/campaign-preparation.js';
import type { Queues } from '../ports/queues.js';
import type { ReadinessCheck } from '../ports/readiness.js';
import type { Store } from '../ports/store.js';
import type { CampaignControl, CampaignSteering } from '../ports/campaign-control.js';

/** Everything from outside that the services use. */
export interface ApiParts {
  readonly store: Store;
  readonly control: CampaignControl;
  readonly steering: CampaignSteering;
  readonly preparation: CampaignPreparation;
  readonly checks: readonly ReadinessCheck[];
  /** missing: nobody can say how much work waits */
  readonly queues?: Queues;
}

export const STORE = Symbol('Store');
export const CONTROL = Symbol('CampaignControl');
export const STEERING = Symbol('CampaignSteering');
export const PREPARATION = Symbol('CampaignPreparation');
export const CHECKS = Symbol('ReadinessCheck[]');

/** Makes the parts injectable in every module. */
@Global()
@Module({})
export class PartsModule {
  static of(parts: ApiParts): DynamicModule {
    const providers = [
      { provide: STORE, useValue: parts.store },
      { provide: CONTROL, useValue: parts.control },
      { provide: STEERING, useValue: parts.steering },
      { provide: PREPARATION, useValue: parts.preparation },
      { provide: CHECKS, useValue: parts.checks },
    ];
    return { module: PartsModule, providers, exports: providers };
  }
}
