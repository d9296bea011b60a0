import type { RoleNames } from '../domain/roles.js';
import { keepExperiment, planCells, seededSuites } from '../campaigns/experiments/plan.js';
import { planNight } from '../campaigns/night-plan.js';
import { offerOf, type Offer } from '../campaigns/offer.js';
import { requestedSuite } from '../campaigns/request.js';
import type { Config } from '../config/config.js';
import { usualConcurrency } from '../config/machine.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Store } from '../ports/store.js';
import type { CampaignRequest } from '../schemas/settings.js';
import { loadSuite, type LoadedSuite } from '../suites/load.js';
import { openReference } from '../suites/open-suites.js';
import type { Planning } from './planning.js';

/** How the model of this stack is offered to campaigns. */
export function stackOffer(model: Config['model'], asked: string | undefined, fingerprint: string | null): Offer {
  const name = asked ?? model.name;
  if (name === null) throw new RatchetFailure('bad-request', 'model is missing: name one, or set RATCHET_MODEL');
  const offer = offerOf(name, model, usualConcurrency(), namesIn(model.roles));
  return fingerprint === null ? offer : { ...offer, fingerprint };
}

/** A suite that may be named to the API. */
export async function openSuite(request: CampaignRequest, folders: readonly string[]): Promise<LoadedSuite> {
  return requestedSuite({ ...request, suite: await openReference(request.suite, folders) }, loadSuite);
}

/** Plans as the command line does, on the suites that ship and those in the folders that are open to the API. */
export function suitePlanning(
  store: Store,
  { model, suites: folders }: Pick<Config, 'model' | 'suites'>,
  fingerprintOf: (name: string) => Promise<string | null>,
): Planning {
  return {
    night: async (request, inherits) =>
      planNight(store, request, await openSuite(request, folders), stackOffer(model, request.model, null), inherits),
    async experiment({ maxModelCalls, maxCostUsd, ...asked }) {
      const request = { ...asked, budget: { modelCalls: maxModelCalls, costUsd: maxCostUsd } };
      const name = asked.definition.base?.model ?? model.name;
      const fingerprint = name === null ? null : await fingerprintOf(name);
      const offer = stackOffer(model, name ?? undefined, fingerprint);
      const suites = await seededSuites(request, (wanted) => openSuite(wanted, folders));
      return keepExperiment(store, request, planCells(request, suites, offer), { name: offer.name, fingerprint: fingerprint ?? '' });
    },
  };
}

function namesIn(roles: Config['model']['roles']): RoleNames {
  return Object.fromEntries(Object.entries(roles).map(([role, { name }]) => [role, name]));
}
