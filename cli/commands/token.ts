import { randomBytes } from 'node:crypto';
import { admitToken, revokeToken, tokensOf } from '../../campaigns/tokens.js';
import type { Scope } from '../../ports/access-records.js';
import { printJson, printLine, printText, progress, table } from '../output.js';
import { withReadable } from '../with-store.js';

const TOKEN_BYTES = 32;

interface Json {
  readonly json?: true;
}

export async function create(
  name: string,
  { scope, until, json }: Json & { readonly scope: Scope; readonly until?: string },
): Promise<void> {
  const made = `ratchet_${randomBytes(TOKEN_BYTES).toString('base64url')}`;
  await withReadable(({ store }) => admitToken(store, made, { name, scope, at: new Date().toISOString(), until: until ?? null }));
  if (json === true) printJson({ name, scope, until: until ?? null, token: made });
  else {
    progress(`token "${name}" may ${scope}; it is shown this once:`);
    printLine(made);
  }
}

export async function list({ json }: Json): Promise<void> {
  const known = await withReadable(({ store }) => tokensOf(store));
  if (json === true) printJson(known);
  else
    printText(
      table(
        ['name', 'scope', 'state', 'made', 'until'],
        known.map(({ name, scope, state, at, until }) => [name, scope, state, at, until ?? '']),
      ),
    );
}

export async function revoke(name: string): Promise<void> {
  await withReadable(({ store }) => revokeToken(store, name));
  progress(`token "${name}" is revoked`);
}
