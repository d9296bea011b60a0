import type { Command } from 'commander';
import { USUAL_SEEDS } from '../../schemas/experiment.js';
import { sentence, whole } from '../../schemas/setting-kinds.js';
import { campaignName, parsed, settingOption } from '../options.js';
import { later } from './later.js';

export function registerExperiment(program: Command): void {
  const experiment = program
    .command('experiment')
    .description(
      'Arms of one question, run as campaigns in pairs: the same tasks with the same seeds. docs/experiments.md has the five that ship.',
    );
  experiment
    .command('run')
    .description('Starts an experiment, or goes on with the one of that name. It runs in the stack, also when this command has ended.')
    .argument('<definition>', 'one that ships (E1 to E5), or a JSON file')
    .option('--name <name>', 'name of the experiment (default: that of the definition)', campaignName)
    .option('--suite <suite>', 'instead of those of the definition; may be given several times', collected)
    .option(
      '--seeds <n>',
      `seeds of each arm on each suite (default: as the definition says, else ${USUAL_SEEDS})`,
      parsed(whole(1, 100).asked),
    )
    .addOption(settingOption('cycles'))
    .addOption(settingOption('model'))
    .addOption(settingOption('strategy'))
    .option('--max-model-calls <n>', 'hard budget of all campaigns together, in equal shares', parsed(whole(1).asked))
    .addOption(settingOption('maxCostUsd'))
    .option('--parallel <n>', 'campaigns side by side', parsed(whole(1, 64).asked), 2)
    .option('--force', 'run also what is too small to answer its question')
    .option('--wait', 'show progress until it has ended, then what it came to')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/experiment.js')).run));
  experiment
    .command('list')
    .description('Experiments that ship, and those of this home.')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/experiment.js')).list));
  named(experiment, 'show', 'Where an experiment stands; of one that ships, its definition.')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/experiment.js')).show));
  named(experiment, 'watch', 'Shows progress until it has ended. Ctrl-C ends the watching, not the experiment.')
    .option('--json', 'print what it came to as JSON')
    .action(later(async () => (await import('../commands/experiment.js')).watch));
  named(experiment, 'stop', 'Ends it for good: what runs is stopped at once, and no further campaign begins. What was paid for is kept.')
    .option('--reason <text>', 'why, for the record', parsed(sentence(500)), 'stopped by a person')
    .action(later(async () => (await import('../commands/experiment.js')).stop));
  named(experiment, 'report', 'What an experiment came to, also while it goes on.')
    .option('--html <file>', 'write one page with plots and tables')
    .option('--markdown <file>', 'write the same as Markdown')
    .option('--csv <file>', 'write each run of each task, and each cycle, as one line')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/experiment.js')).report));
}

function named(experiment: Command, verb: string, about: string): Command {
  return experiment.command(verb).description(about).argument('<name>', 'name of the experiment', campaignName);
}

function collected(suite: string, before: readonly string[] = []): readonly string[] {
  return [...before, suite];
}
