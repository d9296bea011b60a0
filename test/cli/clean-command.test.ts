import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerClean } from '../../cli/program/clean.js';

describe('ratchet clean', () => {
  it.each(['99999999999', '36501', '-1', 'old', 'Infinity'])('--older-than %s is refused with what was expected', async (given) => {
    const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
    registerClean(program);
    for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
    await expect(program.parseAsync(['clean', `--older-than=${given}`], { from: 'user' })).rejects.toMatchObject({
      code: 'commander.invalidArgument',
      message: expect.stringContaining('expected a number of days from 0 to 36500.'),
    });
  });
});
