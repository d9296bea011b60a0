import type { Connection } from '../../client/client.js';
import { readConfig } from '../../config/config.js';
import { lines, type Lines } from '../../domain/visible.js';
import { clockTime } from '../../domain/waiting.js';
import { stackStatus, type StackStatus } from '../../infra/stack/status.js';
import { connect } from '../connect.js';
import { EXIT } from '../failures.js';
import { printJson, printText, tableLines } from '../output.js';
import { readinessOf } from '../remote.js';

export async function status(options: { readonly json?: boolean }): Promise<void> {
  const { remote, home } = readConfig();
  if (remote !== null) return remoteStatus(remote, options.json === true);
  const found = await stackStatus(home);
  if (options.json === true) printJson(found);
  else printText(statusText(found));
  if (found.state !== 'up') process.exitCode = EXIT.missing;
}

/** What the API says of the installation that it stands for. */
async function remoteStatus(remote: Connection, json: boolean): Promise<void> {
  const { status: state, checks } = await readinessOf(connect(remote));
  if (json) printJson({ url: remote.url, state, checks });
  else
    printText(
      lines([
        `${remote.url}: ${state}`,
        ...tableLines(
          ['part', 'state', 'why'],
          checks.map(({ name, ready, message, since }) => [
            name,
            ready ? 'up' : 'DOWN',
            ready ? '' : `${message}${since === null ? '' : `, since ${clockTime(since)}`}`,
          ]),
        ),
      ]),
    );
  if (state !== 'ready') process.exitCode = EXIT.missing;
}

export function statusText({ home, state, parts }: StackStatus): Lines {
  if (state === 'down') return lines([`nothing runs in ${home}: \`ratchet up\` brings it up`]);
  if (state === 'starting') return lines([`the stack of ${home} is being brought up`]);
  const rows = parts.map((part) => [
    part.name,
    part.up ? 'up' : 'DOWN',
    part.address ?? '',
    part.pid === null ? (part.name === 'disk' ? '' : 'elsewhere') : String(part.pid),
    part.up ? '' : `${part.because}${part.since === null ? '' : `, since ${clockTime(part.since)}`}`,
  ]);
  return lines([`${home}: ${state}`, ...tableLines(['part', 'state', 'address', 'process', 'why'], rows)]);
}
