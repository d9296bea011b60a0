import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listing, page } from '../../cli/commands/strategy.js';
import { registerStrategy } from '../../cli/program/strategy.js';
import { FIRST_STRATEGY, firstOfCommand } from '../../domain/strategy.js';
import { asCliFailure, EXIT } from '../../cli/failures.js';

async function run(...argv: string[]): Promise<void> {
  const program = new Command('ratchet').exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
  registerStrategy(program);
  await program.parseAsync(['strategy', ...argv], { from: 'user' });
}

describe('the list of strategies', () => {
  it('says how many versions were never champion, and how to see them', () => {
    const first = { id: 'abc', strategy: FIRST_STRATEGY, parent: null, change: null };
    expect(String(listing({ versions: [first], others: 340 }))).toMatch(/abc[^]*340 more versions never champion: --all lists them too/);
    expect(String(listing({ versions: [first], others: 0 }))).not.toContain('--all');
  });
});

describe('one strategy', () => {
  it('says how a person’s own agent is run, and what it is told', () => {
    const strategy = firstOfCommand({ command: ['agent', '{statement}'], setup: ['install it'], ignore: ['.agent/'], costUsd: 2 });
    const text = String(page({ id: 'abc', strategy, parent: null, change: null }));
    expect(text).toContain(
      'at most 60 model calls, 1000000 tokens, 30 minutes, $2\ncommand: agent {statement}\nset up once by: install it\n',
    );
    expect(text).toContain('it finds AGENTS.md (strategy), and the variables OPENAI_BASE_URL, ');
    expect(text).toMatch(/no part of its answer: \.agent\/\n\n# working\n {2}Find out where the fault is/);
  });
});

describe('ratchet strategy', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'ratchet-cli-'));
    vi.stubEnv('RATCHET_HOME', home);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(home, { recursive: true });
  });

  it.each([[['list']], [['list', '--campaign', 'x', '--json']], [['show', 'first']], [['diff', 'first', 'first']], [['export', 'first']]])(
    '%j says that the stack is missing, and how to bring it up',
    async (argv) => {
      const failure = await run(...argv).then(() => null, asCliFailure);
      expect(failure).toMatchObject({ exitCode: EXIT.missing, message: expect.stringContaining('ratchet up') });
    },
  );

  it.each([
    [['lst'], 'commander.unknownCommand'],
    [['show'], 'commander.missingArgument'],
    [['diff', 'first'], 'commander.missingArgument'],
    [['list', '--capmaign', 'x'], 'commander.unknownOption'],
    [['show', 'first', 'second'], 'commander.excessArguments'],
  ])('refuses %j', async (argv, code) => {
    await expect(run(...argv)).rejects.toMatchObject({ code });
  });
});
