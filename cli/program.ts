import type { Command } from 'commander';
import { registerAdapt } from './program/adapt.js';
import { registerAdaptedModels } from './program/adapt-models.js';
import { registerAttempt } from './program/attempt.js';
import { registerBackup } from './program/backup.js';
import { registerCampaign } from './program/campaign.js';
import { registerClean } from './program/clean.js';
import { registerCompare } from './program/compare.js';
import { registerCompletion } from './program/completion.js';
import { registerExperiment } from './program/experiment.js';
import { registerExplain } from './program/explain.js';
import { registerFeedback } from './program/feedback.js';
import { registerFix } from './program/fix.js';
import { registerGenerate } from './program/generate.js';
import { registerInit } from './program/init.js';
import { registerMemory } from './program/memory.js';
import { registerOpen } from './program/open.js';
import { registerPredictions } from './program/predictions.js';
import { registerSandbox } from './program/sandbox.js';
import { registerSolve } from './program/solve.js';
import { registerStack } from './program/stack.js';
import { registerStart } from './program/start.js';
import { registerStrategy } from './program/strategy.js';
import { registerSuite } from './program/suite.js';
import { registerToken } from './program/token.js';
import { EXIT_CODES } from './failures.js';
import { RatchetCommand } from './ratchet-command.js';
import { packageVersion } from '../config/package-root.js';
import { refuseElsewhere } from './where.js';
import { visibleText } from '../domain/visible.js';

/** `ratchet` with all its commands, in the order of `--help`. */
export function ratchet(): Command {
  // commands take these over as they are made
  const program = new RatchetCommand('ratchet')
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
