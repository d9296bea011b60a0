import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { EXIT } from '../failures.js';
import { type CommitOptions, makeOfCommits, nameOf, summaryOf, tellOfCommits } from '../from-git.js';
import { pathHere } from '../init/words.js';
import { printJson, printLine } from '../output.js';
import { surroundingsOptions } from '../repositories.js';

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
    .action(fromGit);
}

export function commitOptions(command: Command): Command {
  return command
    .option('--since <date>', 'only commits after this date, as git reads it: 2024-01-01, "2 years ago"')
    .option('--limit <commits>', 'look at so many commits, the newest first', positive, USUAL_LIMIT)
    .option('--issues <file>', 'issues and pull requests that messages name by number: a JSON list, or lines, of {number, title, body}');
}

interface FromGitOptions extends CommitOptions {
  readonly out?: string;
  readonly minutes?: number;
  readonly json?: true;
}

async function fromGit(reference: string, options: FromGitOptions): Promise<void> {
  const made = await makeOfCommits(reference, resolve(options.out ?? `${nameOf(resolve(reference))}-tasks`), options, options.minutes);
  const summary = summaryOf(made);
  process.exitCode = summary.tasks === 0 ? EXIT.failed : EXIT.done;
  if (options.json === true) return printJson(summary);
  tellOfCommits(made);
  const { out } = made;
  const at = pathHere(out);
  if (summary.tasks > 0)
    printLine(`written to ${out}; ratchet suite check ${at} looks at it again, ratchet campaign start --suite ${at} works on it`);
}

export function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('expected a whole number from 1 on.');
  return number;
}
