import type { RoleNames } from '../../domain/roles.js';
import { RatchetFailure } from '../../ports/failures.js';
import { isPriced, offerOf, refuseUnpriced } from '../../campaigns/offer.js';
import { prepare, requestedSuite } from '../../campaigns/request.js';
import type { Config } from '../../config/config.js';
import { usualConcurrency } from '../../config/machine.js';
import { loadSuite } from '../../suites/load.js';
import { openReference } from '../../suites/open-suites.js';
import type { CampaignPreparation } from './campaign-preparation.js';
import type { Store } from '../../ports/store.js';

/** Prepares campaigns as the command line does, on the suites that ship and those in the folders that are open to the API. */
export function suitePreparation(
  store: Store,
  { model, suites }: Pick<Config, 'model' | 'suites'>,
  fingerprintOf: (name: string) => Promise<string | null> = () => Promise.resolve(null),
): CampaignPreparation {
  return {
    async prepare(request) {
      const named = request.model ?? model.name;
      if (named === null) throw new RatchetFailure('bad-request', 'model is missing: name one, or set RATCHET_MODEL');
      const suite = await requestedSuite({ ...request, suite: await openReference(request.suite, suites) }, loadSuite);
      const fingerprint = await fingerprintOf(named);
      const offer = offerOf(named, model, usualConcurrency(), namesIn(model.roles));
      return prepare(store, request, suite, fingerprint === null ? offer : { ...offer, fingerprint });
    },
    checkDollars: (amount) => refuseUnpriced(amount, isPriced(model)),
  };
}

function namesIn(roles: Config['model']['roles']): RoleNames {
  return Object.fromEntries(Object.entries(roles).map(([role, { name }]) => [role, name]));
}
