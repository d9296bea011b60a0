import { isPriced, refuseUnpriced } from '../../campaigns/offer.js';
import { prepare } from '../../campaigns/request.js';
import type { Config } from '../../config/config.js';
import type { Store } from '../../ports/store.js';
import { openSuite, stackOffer } from '../suite-planning.js';
import type { CampaignPreparation } from './campaign-preparation.js';

/** Prepares campaigns as the command line does, on the suites that ship and those in the folders that are open to the API. */
export function suitePreparation(
  store: Store,
  { model, suites }: Pick<Config, 'model' | 'suites'>,
  fingerprintOf: (name: string) => Promise<string | null> = () => Promise.resolve(null),
): CampaignPreparation {
  return {
    async prepare(request) {
      // a name that nobody said is told before the suite is read
      const { name } = stackOffer(model, request.model, null);
      const suite = await openSuite(request, suites);
      return prepare(store, request, suite, stackOffer(model, request.model, await fingerprintOf(name)));
    },
    checkDollars: (amount) => refuseUnpriced(amount, isPriced(model)),
  };
}
