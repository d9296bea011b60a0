import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { completionFor, SHELLS } from '../../cli/completion.js';
import { ratchet } from '../../cli/program.js';

const execute = promisify(execFile);

/** What bash would offer for a line, of which the last word is being typed. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const line = ['ratchet', ...words].map((word) => `'${word}'`).join(' ');
  const script = `${completionFor('bash', ratchet())}
COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _ratchet; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await execute('bash', ['--norc', '-c', script]);
  return stdout.trim().split('\n');
}

describe('completion in bash', () => {
  it('offers commands', async () => {
    expect(await offered('camp')).toEqual(['campaign']);
    expect(await offered('')).toEqual(expect.arrayContaining(['up', 'down', 'backup', 'restore', 'solve']));
  });

  it('offers commands below commands, and not those above', async () => {
    const below = await offered('campaign', '');
    expect(below).toEqual(expect.arrayContaining(['start', 'watch', 'rollback']));
    expect(below).not.toContain('up');
    expect(await offered('campaign', 'schedule', 'p')).toEqual(['pause']);
  });

  it('offers the options of a command, behind what was given too', async () => {
    expect(await offered('campaign', 'show', 'night', '--j')).toEqual(['--json']);
    expect(await offered('backup', '--v')).toEqual(['--verify']);
  });

  it('offers what an option may be', async () => {
    expect(await offered('token', 'create', 'me', '--scope', '')).toEqual(['read', 'operate', 'admin']);
  });
});

it.each(SHELLS)('%s is told every command', (shell) => {
  const script = completionFor(shell, ratchet());
  for (const command of ratchet().commands.filter((each) => each.name() !== 'help')) expect(script).toContain(command.name());
});
