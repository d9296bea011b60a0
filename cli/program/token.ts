import { type Command, Option } from 'commander';
import { type Scope, SCOPES } from '../../ports/access-records.js';
import { campaignName, moment } from '../options.js';
import { later } from './later.js';

/** `ratchet token`: who may call the API. */
export function registerToken(program: Command): void {
  const token = program
    .command('token')
    .description('Tokens of the API. As soon as there is one, a caller needs one, on this machine too.');
  token
    .command('create')
    .description('Makes a token and prints it, this once: only its hash is kept.')
    .argument('<name>', 'whose it is; the audit log names it so', campaignName)
    .addOption(
      new Option('--scope <scope>', 'read: look; operate: also start and steer campaigns; admin: also read the audit log')
        .choices(SCOPES)
        .default('read' satisfies Scope),
    )
    .addOption(
      new Option('--until <moment>', 'when it ends, an ISO 8601 moment (default: when it is revoked)').argParser((text) => moment(text)),
    )
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/token.js')).create));
  token
    .command('list')
    .description('The tokens that were made, without what their holders send.')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/token.js')).list));
  token
    .command('revoke')
    .description('From now on nobody comes in with it.')
    .argument('<name>', 'name of the token', campaignName)
    .action(later(async () => (await import('../commands/token.js')).revoke));
}
