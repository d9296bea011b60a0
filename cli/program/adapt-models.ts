import { type Command, Option } from 'commander';
import { EXPORTS } from '../../domain/adapt/exported.js';
import { PEOPLE } from '../../domain/adapt/rows.js';
import { wholeNumber } from '../options.js';
import { registerTraining, registerTrainings } from './adapt-training.js';
import { later } from './later.js';

/** `ratchet adapt`: what a model learns from, and models that have learned. */
export function registerAdaptedModels(program: Command): void {
  const known = program.commands.find((each) => each.name() === 'adapt');
  const adapt = known ?? program.command('adapt').description('Adapts models to what was accepted: rows, training, registry.');
  registerRows(adapt);
  registerTraining(adapt);
  registerTrainings(adapt);
  adapt
    .command('list')
    .description('adapted models that were published, oldest first')
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/adapt-models.js')).list));
  adapt
    .command('restore')
    .description('writes a ranker of the registry to where the offline model reads it, as on another machine')
    .argument('<hash>', 'as `adapt list` shows it')
    .action(later(async () => (await import('../commands/adapt-models.js')).restore));
  adapt
    .command('metrics')
    .description('BLEU, ROUGE, chrF and exact matches of texts beside their references; for people, no gate reads them')
    .argument('<file>', 'lines of {"text": …, "reference": …}')
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/adapt-models.js')).metrics));
}

function registerRows(adapt: Command): void {
  adapt
    .command('rows')
    .description('gathers what train episodes of campaigns have shown as rows to learn from, and says what there is')
    .argument('[campaigns...]', 'names of campaigns; what people said is always told')
    .option('--licence <spdx>', 'of the programs, as an SPDX expression')
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/adapt-models.js')).tellRows));
  adapt
    .command('mine')
    .description('commits of a repository that mend a few lines of one source, as rows of the set that has its name')
    .argument('<repository>', 'a folder, a bundle or a URL')
    .option('--since <date>', 'only commits from then on')
    .option('--limit <n>', 'commits that are looked at', wholeNumber, 1_000)
    .option('--licence <spdx>', 'of the repository, as an SPDX expression')
    .action(later(async () => (await import('../commands/adapt-models.js')).mine));
  adapt
    .command('export')
    .description('rows on stdout, a line each: for supervised tuning, for preferences, or as pairs')
    .argument('<sets...>', `names of campaigns, of repositories, or ${PEOPLE}`)
    .addOption(
      new Option('--form <form>', 'sft: messages; dpo: preferred and non-preferred; pairs: input and target')
        .choices(EXPORTS)
        .default('sft'),
    )
    .action(later(async () => (await import('../commands/adapt-models.js')).exportRows));
}
