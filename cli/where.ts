import type { Command } from 'commander';
import { readConfig } from '../config/config.js';
import { CliFailure, EXIT } from './failures.js';

/** Commands that look at a running installation, or steer it: with RATCHET_API set they do so at the API that it names. */
const ANYWHERE: ReadonlySet<string> = new Set([
  'status',
  ...['start', 'list', 'show', 'watch', 'report', 'history'].map((verb) => `campaign ${verb}`),
  ...['create', 'list', 'pause', 'resume', 'delete'].map((verb) => `campaign schedule ${verb}`),
  ...['pause', 'resume', 'stop', 'budget', 'feedback', 'veto', 'promote', 'extend', 'pin', 'rollback'].map((verb) => `campaign ${verb}`),
  ...['list', 'show', 'diff', 'export'].map((verb) => `strategy ${verb}`),
]);

/** Groups of commands that need no running installation at all. */
const NOWHERE: ReadonlySet<string> = new Set(['init', 'suite', 'sandbox', 'doctor']);

/** A command that needs the machine itself says so, where another installation is meant. */
export function refuseElsewhere(command: Command): void {
  const names = namesOf(command);
  if (ANYWHERE.has(names.join(' ')) || NOWHERE.has(names[0] ?? '')) return;
  const { remote } = readConfig();
  if (remote !== null)
    throw new CliFailure(
      EXIT.usage,
      `\`ratchet ${names.join(' ')}\` needs the machine that Ratchet runs on, and RATCHET_API=${remote.url} names another: type it there, or unset RATCHET_API`,
    );
}

function namesOf(command: Command): readonly string[] {
  return command.parent === null ? [] : [...namesOf(command.parent), command.name()];
}
