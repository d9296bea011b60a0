import { RatchetFailure } from '../../activities/failures.js';
import type { Store } from '../../activities/ports.js';
import { offerOf, prepare, requestedSuite } from '../../cli/campaign-request.js';
import type { Config } from '../../infra/config.js';
import type { CampaignPreparation } from './campaign-preparation.js';

/** Prepares campaigns on the suites that this machine can read, as the command line does. */
export function suitePreparation(store: Store, model: Config['model']): CampaignPreparation {
  return {
    async prepare(request) {
      const named = request.model ?? model.name;
      if (named === null) throw new RatchetFailure('bad-request', 'model is missing: name one, or set RATCHET_MODEL');
      return prepare(store, request, await requestedSuite(request), offerOf(named, { model }));
    },
  };
}
