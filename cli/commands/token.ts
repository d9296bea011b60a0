import { randomBytes } from 'node:crypto';
import { type Command, Option } from 'commander';
import { admitToken, revokeToken, tokensOf } from '../../campaigns/tokens.js';
import { type Scope, SCOPES } from '../../ports/access-records.js';
import { campaignName, moment } from '../options.js';
import { printJson, printLine, printText, progress, table } from '../output.js';
import { withSession } from '../session.js';

const TOKEN_BYTES = 32;

interface Json {
  readonly json?: true;
}

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
    .action(async (name: string, { scope, until, json }: Json & { readonly scope: Scope; readonly until?: string }) => {
      const made = `ratchet_${randomBytes(TOKEN_BYTES).toString('base64url')}`;
      await withSession(({ store }) => admitToken(store, made, { name, scope, at: new Date().toISOString(), until: until ?? null }));
      if (json === true) printJson({ name, scope, until: until ?? null, token: made });
      else {
        progress(`token "${name}" may ${scope}; it is shown this once:`);
        printLine(made);
      }
    });
  token
    .command('list')
    .description('The tokens that were made, without what their holders send.')
    .option('--json', 'print data as JSON')
    .action(async ({ json }: Json) => {
      const known = await withSession(({ store }) => tokensOf(store));
      if (json === true) printJson(known);
      else
        printText(
          table(
            ['name', 'scope', 'state', 'made', 'until'],
            known.map(({ name, scope, state, at, until }) => [name, scope, state, at, until ?? '']),
          ),
        );
    });
  token
    .command('revoke')
    .description('From now on nobody comes in with it.')
    .argument('<name>', 'name of the token', campaignName)
    .action(async (name: string) => {
      await withSession(({ store }) => revokeToken(store, name));
      progress(`token "${name}" is revoked`);
    });
}
