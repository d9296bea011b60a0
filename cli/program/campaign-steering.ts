import { Option, type Command } from 'commander';
import { HOW_TO_NAME } from '../../campaigns/how-to-name.js';
import { amountOption, campaignName, parsed, settingOption, settingOptions } from '../options.js';
import { sentence } from '../../schemas/setting-kinds.js';
import { SETTINGS } from '../../schemas/settings.js';
import { later } from './later.js';

const aReason = parsed(sentence(500));

/** What people order of a campaign: each order is taken, or refused with field, value and way out. */
export function registerSteering(campaign: Command): void {
  reasoned(campaign, 'pause', 'Pauses at once; what was paid for is kept.', 'paused by a person').action(
    later(async () => (await import('../commands/campaign-steering.js')).pause),
  );
  named(campaign, 'resume', 'Goes on where it was paused. The settings of the model that this shell has are handed to the stack first.')
    .option(
      '--model <name>',
      'ask another model from here on: of the endpoint, or of ours where the stack runs its model itself (offline, smollm2, PATH.gguf)',
      parsed(SETTINGS.model.asked),
    )
    .option('--reflection-model <name>', 'ask another model as reflector from here on', parsed(SETTINGS.model.asked))
    .option('--proposal-model <name>', 'ask another model as proposer from here on', parsed(SETTINGS.model.asked))
    .option('--review-model <name>', 'ask another model as reviewer from here on', parsed(SETTINGS.model.asked))
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/campaign-steering.js')).resume));
  reasoned(
    campaign,
    'stop',
    'Ends for good: at once and without the last exam, or after the cycle that runs. A last exam that runs already is not cut: it ends by itself.',
    'stopped by a person',
  )
    .option('--after-cycle', 'let the cycle end, and run the last exam')
    .action(later(async () => (await import('../commands/campaign-steering.js')).stop));
  settingOptions(
    reasoned(
      campaign,
      'budget',
      'Sets other limits; below what is spent they are refused. One that is not named stays.',
      'changed by a person',
    ),
    ['maxModelCalls', 'maxCostUsd'],
  ).action(later(async () => (await import('../commands/campaign-steering.js')).budget));
  named(
    campaign,
    'feedback',
    'Tells the model something about the work so far, which the proposal of the next cycle reads; or judges an attempt or a strategy.',
  )
    .argument('<text>', 'one sentence', parsed(sentence(2_000)))
    .option('--attempt <address>', 'of a practised attempt: the address of its episode, with /attempt/N for its N-th candidate')
    .option('--strategy <version>', `of a strategy; ${HOW_TO_NAME}`)
    .addOption(new Option('--accepted', 'it is good: counts as a reward').conflicts('rejected'))
    .option('--rejected', 'it is bad: counts against it')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/campaign-steering.js')).feedback));
  ofVersion(campaign, 'veto', 'It never becomes champion, and is never gone back to.').action(
    later(async () => (await import('../commands/campaign-steering.js')).veto),
  );
  ofVersion(campaign, 'promote', 'It becomes champion without a race when the cycle that runs has ended, on record as forced.').action(
    later(async () => (await import('../commands/campaign-steering.js')).promote),
  );
  named(
    campaign,
    'extend',
    'Has a campaign that has ended go on, with a last exam again at its end. A number is a new limit, +N so much more than it has.',
  )
    .addOption(amountOption('cycles'))
    .addOption(amountOption('maxModelCalls'))
    .addOption(amountOption('maxCostUsd'))
    .addOption(amountOption('maxHours'))
    .addOption(settingOption('deadline'))
    .option('--reason <text>', 'why, for the record', aReason, 'a person wants more of it')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/campaign-steering.js')).extend));
  named(campaign, 'pin', 'No proposal may change or drop the rule of the champion.')
    .argument('<rule>', 'id of the rule, as `ratchet strategy show` has it')
    .option('--reason <text>', 'why, for the record', aReason, 'pinned by a person')
    .option('--undo', 'let it be changed again')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/campaign-steering.js')).pin));
  named(campaign, 'rollback', 'Takes a campaign back to the checkpoint of a version, by replaying its history up to there.')
    .requiredOption('--to <version>', `a version that was champion; ${HOW_TO_NAME}`)
    .option('--reason <text>', 'why, for the record and for the next proposal', aReason, 'a person asked for it')
    .option('--dry-run', 'only say what would happen')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/campaign-rollback.js')).rollback));
  named(campaign, 'history', 'Checkpoints, rollbacks, incidents and orders, in order.')
    .option('--json', 'print data as JSON')
    .action(later(async () => (await import('../commands/campaign-steering.js')).history));
}

function named(campaign: Command, verb: string, about: string): Command {
  return campaign.command(verb).description(about).argument('<name>', 'name of the campaign', campaignName);
}

function reasoned(campaign: Command, verb: string, about: string, reason: string): Command {
  return named(campaign, verb, about)
    .option('--reason <text>', 'why, for the record', aReason, reason)
    .option('--json', 'print data as JSON');
}

function ofVersion(campaign: Command, verb: string, about: string): Command {
  return named(campaign, verb, about)
    .argument('<version>', HOW_TO_NAME)
    .requiredOption('--reason <text>', 'why, for the record', aReason)
    .option('--json', 'print data as JSON');
}
