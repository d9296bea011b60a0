#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { registerAttempt } from './commands/attempt.js';
import { registerCampaign } from './commands/campaign.js';
import { registerFix } from './commands/fix.js';
import { registerInit } from './commands/init.js';
import { registerPredictions } from './commands/predictions.js';
import { registerSandbox } from './commands/sandbox.js';
import { registerSolve } from './commands/solve.js';
import { registerStack } from './commands/stack.js';
import { registerStart } from './commands/start.js';
import { registerStrategy } from './commands/strategy.js';
import { registerSuite } from './commands/suite.js';
import { asCliFailure, EXIT } from './failures.js';
import { complain } from './output.js';
import { visibleText } from '../domain/visible.js';

async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('ratchet')
    .description('Improves a coding agent while nobody watches, and keeps only what is proven better.')
    .configureOutput({
      writeOut: (text) => process.stdout.write(visibleText(text)),
      writeErr: (text) => process.stderr.write(visibleText(text)),
    })
    .exitOverride();
  for (const register of [
    registerInit,
    registerStart,
    registerStack,
    registerCampaign,
    registerSolve,
    registerAttempt,
    registerPredictions,
    registerFix,
    registerSuite,
    registerStrategy,
    registerSandbox,
  ])
    register(program);
  try {
    await program.parseAsync(argv);
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const expected = asCliFailure(error);
    if (expected !== null) {
      complain(`ratchet: ${expected.message}`);
      return expected.exitCode;
    }
    complain(`ratchet: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return EXIT.failed;
  }
}

process.exitCode = await main(process.argv);
