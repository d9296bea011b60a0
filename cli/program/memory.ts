import { type Command, Option } from 'commander';
import { GRACE_DAYS, ROW_KINDS } from '../../domain/memory/account.js';
import { LANGUAGES } from '../../domain/task.js';
import { sentence, whole } from '../../schemas/setting-kinds.js';
import { campaignName, parsed } from '../options.js';
import { later } from './later.js';

/** `ratchet memory`: what was learned, read, corrected and taken elsewhere. */
export function registerMemory(program: Command): void {
  const memory = program
    .command('memory')
    .description('what campaigns remember: find it, read what it is worth, have it forgotten, take it elsewhere');
  wanted(
    memory
      .command('search')
      .description('the rows nearest to a text, as an episode would find them')
      .argument('<text>', 'a failure, a program, words; needed')
      .addOption(new Option('--kind <kind>', 'only this kind; prompt: updates of strategies').choices([...ROW_KINDS, 'prompt']))
      .option('--limit <n>', 'rows at most', parsed(whole(1, 200).asked), 10),
  ).action(later(async () => (await import('../commands/memory.js')).search));
  memory
    .command('show')
    .description('a row whole, what followed where it was told, and whether it is told still')
    .argument('<id>', 'of the row, or the beginning of it')
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/memory.js')).show));
  memory
    .command('stats')
    .description('how much is remembered, how much of it is used, and what it is worth')
    .addOption(campaignOption())
    .addOption(scopeOption())
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/memory.js')).stats));
  memory
    .command('forget')
    .description(`has a row told to nobody from the next cycle on; for ${GRACE_DAYS} days it can be had back`)
    .argument('<id>', 'of the row, or the beginning of it')
    .option('--undo', 'have it back: also one that expired, was crowded out or put aside since it hurts')
    .option('--because <text>', 'why, for the record', parsed(sentence(500)), '')
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/memory.js')).forget));
  wanted(
    memory
      .command('export')
      .description('writes rows to a file, a line of JSON each')
      .argument('<file>', 'the file; - for stdout')
      .addOption(kindOption()),
    false,
  ).action(later(async () => (await import('../commands/memory.js')).exportTo));
  memory
    .command('import')
    .description('takes rows of such a file into the memory that is shared under a name; the same rows once more change nothing')
    .argument('<file>', 'the file')
    .addOption(scopeOption('needed').makeOptionMandatory())
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/memory.js')).importFrom));
  memory
    .command('rebuild')
    .description('makes the search by meaning anew from what is stored: after its server lost its data, or with another embedder')
    .option('--json', 'as JSON')
    .action(later(async () => (await import('../commands/memory.js')).rebuild));
}

function wanted(command: Command, json = true): Command {
  command
    .addOption(campaignOption())
    .addOption(scopeOption())
    .addOption(new Option('--language <language>', 'only rows of this language').choices(LANGUAGES));
  return json ? command.option('--json', 'as JSON') : command;
}

function kindOption(): Option {
  return new Option('--kind <kind>', 'only rows of this kind').choices(ROW_KINDS);
}

function campaignOption(): Option {
  return new Option('--campaign <name>', 'only what this campaign wrote').argParser(campaignName).conflicts('scope');
}

function scopeOption(remark?: string): Option {
  const help = 'only what is shared under this name';
  return new Option('--scope <name>', remark === undefined ? help : `the name; ${remark}`).argParser(campaignName);
}
