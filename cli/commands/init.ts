import { join, resolve } from 'node:path';
import { hopeless } from '../../campaigns/power-plan.js';
import { readConfig } from '../../config/config.js';
import { count } from '../../domain/figures.js';
import { loadSuite } from '../../suites/load.js';
import { EXIT } from '../failures.js';
import { type CommitOptions, type MadeOfCommits, makeOfCommits, nameOf, summaryOf, tellOfCommits } from '../from-git.js';
import { type Found, lookAt } from '../init/look.js';
import { settingsText } from '../init/settings.js';
import { pathHere } from '../init/words.js';
import { hideFromGit } from '../fix/snapshot.js';
import { printJson, printLine, progress } from '../output.js';
import { writeOnce } from '../write-once.js';
import { usual } from './suite.js';

interface InitOptions extends CommitOptions {
  readonly minutes: number;
  readonly json?: true;
}

export async function init(folder: string, options: InitOptions): Promise<void> {
  const { home } = readConfig();
  const found = await lookAt(resolve(folder), options);
  progress(`${found.root}: ${found.language}, ${found.framework}, ${count(found.testFiles, 'file')} of tests`);
  await hideFromGit(home);
  const settings = join(home, 'settings.sh');
  const isNew = await writeOnce(settings, settingsText(home));
  progress(isNew ? `settings: ${settings}` : `settings: ${settings} was there, and is as it was`);
  const made = await makeOfCommits(found.root, join(home, 'suites', nameOf(found.root)), options, options.minutes);
  await tell(found, made, settings, options.json === true);
}

async function tell(found: Found, made: MadeOfCommits, settings: string, asJson: boolean): Promise<void> {
  const summary = summaryOf(made);
  const why = summary.tasks === 0 ? null : await whyHopeless(made.out);
  const next = nextSteps({ found, suite: made.out, settings, tasks: summary.tasks, isHopeless: why !== null });
  process.exitCode = summary.tasks === 0 ? EXIT.failed : EXIT.done;
  if (asJson) {
    const { root, ...surroundings } = found;
    return printJson({
      repository: root,
      ...surroundings,
      settings,
      ...summary,
      hopeless: why,
      next: next.map(([command]) => command),
    });
  }
  tellOfCommits(made);
  if (summary.tasks === 0) printLine(nothingFound(found));
  if (why !== null) printLine(`too few for a campaign that promotes: ${why} ${moreTasks(made)}`);
  printLine('');
  printLine('next:');
  const width = Math.max(...next.map(([command]) => command.length));
  for (const [command, what] of next) printLine(`  ${command.padEnd(width)}  # ${what}`);
}

function moreTasks({ isAll, left }: MadeOfCommits): string {
  if (left > 0) return 'The commits that are left may make more tasks.';
  return isAll
    ? 'All commits were looked at: tasks of other repositories, or made by hand (docs/repositories.md), can stand in the same suite.'
    : 'More commits (--limit, --since) may make more tasks.';
}

/** Why a campaign as it is usually set could promote nothing on it. */
async function whyHopeless(folder: string): Promise<string | null> {
  const suite = await loadSuite(folder, { seed: 1 });
  return hopeless(suite, usual(suite));
}

function nothingFound({ testCommand, setup }: Found): string {
  const prepared = setup.length === 0 ? 'without any set-up' : `after: ${setup.join('; ')}`;
  return `no commit became a task. The tests ran by \`${testCommand}\`, ${prepared}. Where that is wrong, --test-command, --framework and --setup say what is right, and a fresh --since or a larger --limit looks at other commits`;
}

/** Commands and what they are for, in the order in which a person takes them. */
export function nextSteps({
  found,
  suite,
  settings,
  tasks,
  isHopeless,
}: {
  readonly found: Pick<Found, 'root'>;
  readonly suite: string;
  readonly settings: string;
  readonly tasks: number;
  /** a campaign on them could promote nothing */
  readonly isHopeless: boolean;
}): readonly (readonly [string, string])[] {
  const [at, read, root] = [pathHere(suite), pathHere(settings), pathHere(found.root)];
  const fromTests = [`ratchet suite from-tests ${root}`, 'a suite of what fails now'] as const;
  const fix = [`ratchet fix ${root}`, 'the agent on what fails now: a patch'] as const;
  if (tasks === 0) return [fromTests, fix];
  const first = [
    [`. ${read.includes('/') ? read : `./${read}`}`, 'once your model is named there; without one the offline model answers'],
    [`ratchet suite check ${at}`, 'references pass, bases fail'],
  ] as const;
  if (isHopeless) return [...first, [`ratchet solve --suite ${at}`, 'how good the agent is at them, without learning'], fix];
  return [
    ...first,
    ['ratchet up', 'the stack, in the background'],
    [`ratchet campaign start --suite ${at} --name night --max-hours 8`, 'the agent works, and what it learns is tried'],
    ['ratchet campaign watch night', 'as it goes on'],
    ['ratchet campaign report night', 'first against last strategy on the newest commits'],
    [`ratchet fix ${root} --strategy night@champion`, 'the champion on what fails in your checkout: a patch'],
  ];
}
