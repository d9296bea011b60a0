import { Command } from 'commander';
import { registerAdapt } from './commands/adapt.js';
import { registerAdaptedModels } from './commands/adapt-models.js';
import { registerAttempt } from './commands/attempt.js';
import { registerBackup } from './commands/backup.js';
import { registerCampaign } from './commands/campaign.js';
import { registerClean } from './commands/clean.js';
import { registerCompare } from './commands/compare.js';
import { registerCompletion } from './commands/completion.js';
import { registerExperiment } from './commands/experiment.js';
import { registerExplain } from './commands/explain.js';
import { registerFeedback } from './commands/feedback.js';
import { registerFix } from './commands/fix.js';
import { registerGenerate } from './commands/generate.js';
import { registerInit } from './commands/init.js';
import { registerMemory } from './commands/memory.js';
import { registerOpen } from './commands/open.js';
import { registerPredictions } from './commands/predictions.js';
import { registerSandbox } from './commands/sandbox.js';
import { registerSolve } from './commands/solve.js';
import { registerStack } from './commands/stack.js';
import { registerStart } from './commands/start.js';
import { registerStrategy } from './commands/strategy.js';
import { registerSuite } from './commands/suite.js';
import { registerToken } from './commands/token.js';
import { EXIT_CODES } from './failures.js';
import { packageVersion } from '../config/package-root.js';
import { refuseElsewhere } from './where.js';
import { visibleText } from '../domain/visible.js';

/** `ratchet` with all its commands, in the order of `--help`. */
export function ratchet(): Command {
  // commands take these over as they are made
  const program = new Command('ratchet')
    .description('Improves a coding agent while nobody watches, and keeps only what is proven better.')
    .configureOutput({
      writeOut: (text) => process.stdout.write(visibleText(text)),
      writeErr: (text) => process.stderr.write(visibleText(text)),
    })
    .version(packageVersion(), '-V, --version', 'print the version')
    .addHelpText('after', `\n${EXIT_CODES}`)
    .exitOverride()
    .hook('preAction', (_, command) => refuseElsewhere(command));
  for (const register of [
    registerInit,
    registerStart,
    registerStack,
    registerCampaign,
    registerExperiment,
    registerSolve,
    registerCompare,
    registerAttempt,
    registerMemory,
    registerExplain,
    registerGenerate,
    registerFeedback,
    registerAdapt,
    registerAdaptedModels,
    registerPredictions,
    registerFix,
    registerSuite,
    registerStrategy,
    registerSandbox,
    registerToken,
    registerBackup,
    registerClean,
    registerOpen,
    registerCompletion,
  ])
    register(program);
  return program;
}
