import { type Command, InvalidArgumentError, Option } from 'commander';
import { PEOPLE } from '../../domain/adapt/rows.js';
import { TIERS } from '../../domain/adapt/adapter.js';
import { wholeNumber } from '../options.js';
import { later } from './later.js';

export function registerTraining(adapt: Command): void {
  adapt
    .command('train')
    .description('trains, evaluates and publishes an adapted model; the same name joins what runs, and begins no job twice')
    .argument('<name>', 'of this adaptation')
    .addOption(
      new Option('--tier <tier>', 't0: the ranker of the offline model; wire: whatever RATCHET_TUNING_BASE_URL tunes')
        .choices(TIERS)
        .default('t0'),
    )
    .option('--base <model>', 'the model that it starts from', 'ratchet-offline-repair')
    .requiredOption('--sets <sets...>', `rows: names of campaigns, of repositories, or ${PEOPLE}`)
    .option(
      '--for <campaigns...>',
      'campaigns that are to have it: nothing that they hold back may teach (default: the sets that are campaigns)',
    )
    .option('--from <hash>', 'an adapted model that it goes on from')
    .addOption(new Option('--form <form>', 'of the wire: supervised, or by preferences').choices(['sft', 'dpo']).default('sft'))
    .option('--epochs <n>', 'of the wire: passes over the rows', wholeNumber)
    .option('--learning-rate <factor>', "of the wire: times the host's own", aboveZero)
    .option('--seed <n>', 'of all that is drawn', wholeNumber, 1)
    .option('--yes', 'the rows may be uploaded, and the job may be paid for')
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/adapt-training.js')).train));
  adapt
    .command('cancel')
    .description('ends an adaptation, and its job where it runs')
    .argument('<name>', 'of the adaptation')
    .action(later(async () => (await import('../commands/adapt-training.js')).cancel));
}

function aboveZero(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('Expected a number above 0.');
  return value;
}

/** `ratchet adapt trainings`: also those that run, or published nothing. */
export function registerTrainings(adapt: Command): void {
  adapt
    .command('trainings')
    .description('trainings of adapted models, also those that run or published nothing; by name: one with its figures')
    .argument('[name]', 'of one of them')
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/adapt-training.js')).trainings));
}
