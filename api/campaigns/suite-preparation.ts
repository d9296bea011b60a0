import { RatchetFailure } from '../../ports/failures.js';
import { isPriced, offerOf, prepare, refuseUnpriced, requestedSuite } from '../../cli/campaign-request.js';
import { dollarsText } from '../../cli/extension.js';
import type { Config } from '../../config/config.js';
import { openReference } from '../../suites/open-suites.js';
import type { CampaignPreparation } from './campaign-preparation.js';
import type { Store } from '../../ports/store.js';

/** Prepares campaigns as the command line does, on the suites that ship and those in the folders that are open to the API. */
export function suitePreparation(store: Store, { model, suites }: Pick<Config, 'model' | 'suites'>): CampaignPreparation {
  return {
    async prepare(request) {
      const named = request.model ?? model.name;
      if (named === null) throw new RatchetFailure('bad-request', 'model is missing: name one, or set RATCHET_MODEL');
      const suite = await requestedSuite({ ...request, suite: await openReference(request.suite, suites) });
      return prepare(store, request, suite, offerOf(named, { model }));
    },
    checkDollars: (amount) => refuseUnpriced(dollarsText(amount), { priced: isPriced({ model }) }),
  };
}
