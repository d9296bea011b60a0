import type { CampaignControl, Store } from '../activities/ports.js';
import { RatchetFailure } from '../activities/failures.js';
import { readConfig, type Config } from '../infra/config.js';
import { openStore } from '../infra/mongo/open.js';
import { readStack, type StackAddresses } from '../infra/stack/addresses.js';
import { openCampaignControl } from '../infra/temporal/open-campaign-control.js';
import { CliFailure, EXIT } from './failures.js';

/** What a command works with: the stack that runs, its store, and the control of campaigns. */
export interface Session {
  readonly config: Config;
  readonly addresses: StackAddresses;
  readonly store: Store;
  readonly control: CampaignControl;
}

/** Opens a session with the stack that runs in this home, and closes it whatever happens. */
export async function withSession<T>(use: (session: Session) => Promise<T>): Promise<T> {
  const config = readConfig();
  const addresses = await readStack(config.home);
  if (addresses === null) throw new CliFailure(EXIT.missing, `nothing runs in ${config.home}: \`ratchet up\` brings it up.`);
  return useStack(config, addresses, use);
}

export async function useStack<T>(config: Config, addresses: StackAddresses, use: (session: Session) => Promise<T>): Promise<T> {
  const store = await openStore(addresses.mongo);
  try {
    const control = await openCampaignControl({ address: addresses.temporal.address, namespace: addresses.temporal.namespace, store });
    try {
      return await use({ config, addresses, store, control });
    } finally {
      await control.close();
    }
  } finally {
    await store.close();
  }
}

/** The exit code that says what kind of failure it was. */
export function exitOf(error: RatchetFailure): number {
  switch (error.kind) {
    case 'missing-record':
    case 'bad-request':
      return EXIT.usage;
    case 'unavailable':
    case 'sandbox-unavailable':
      return EXIT.missing;
    case 'budget':
      return EXIT.interrupted;
    case 'rate-limited':
    case 'refused-access':
    case 'context-overflow':
      return EXIT.failed;
  }
}
