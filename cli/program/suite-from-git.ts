import { type Command, InvalidArgumentError } from 'commander';
import { surroundingsOptions } from '../options.js';
import { later } from './later.js';

const USUAL_LIMIT = 200;

export function registerFromGit(suite: Command): void {
  const command = suite
    .command('from-git')
    .description('make a suite of the commits of a repository that change source and tests')
    .argument('<repository>', 'a folder, a bundle or a URL')
    .option('--out <folder>', 'where the suite is written (default: NAME-tasks); a run that was broken off goes on there');
  surroundingsOptions(commitOptions(command))
    .option(
      '--minutes <minutes>',
      'begin with no further commit after so many, and give up what is under way after half as many again; the same command goes on with what is left (default: no limit)',
      positive,
    )
    .option('--json', 'print one JSON document')
    .action(later(async () => (await import('../commands/suite-from-git.js')).fromGit));
}

export function commitOptions(command: Command): Command {
  return command
    .option('--since <date>', 'only commits after this date, as git reads it: 2024-01-01, "2 years ago"')
    .option('--limit <commits>', 'look at so many commits, the newest first', positive, USUAL_LIMIT)
    .option('--issues <file>', 'issues and pull requests that messages name by number: a JSON list, or lines, of {number, title, body}');
}

export function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('expected a whole number from 1 on.');
  return number;
}
