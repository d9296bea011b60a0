import { type Command, Option } from 'commander';
import { FRAMEWORKS } from '../../domain/task.js';
import { NAMED_KINDS } from '../../suites/adding/given-task.js';
import { faultsSchema, shareSchema } from '../../suites/folder/schema.js';
import { parsed } from '../options.js';
import { USUAL_SUITE } from '../task-questions.js';
import { later } from './later.js';

const RIGHT = 'what is right: the program, or the tests, the documentation or the page that are to be written';

export function registerSuiteAdd(suite: Command): void {
  const add = suite
    .command('add')
    .description('make a task of a program and its tests, or of another kind, in a suite, which is made where there is none')
    .argument('<right>', RIGHT);
  taskOptions(add).action(later(async () => (await import('../commands/suite-add.js')).add));
  const fresh = suite
    .command('new')
    .description('the same, by questions: what no option says is asked for on a terminal')
    .argument('[right]', RIGHT);
  taskOptions(fresh).action(later(async () => (await import('../commands/suite-add.js')).addAsked));
}

function taskOptions(command: Command): Command {
  return command
    .option('--suite <folder>', `the suite that it is added to (default: ${USUAL_SUITE})`)
    .addOption(new Option('--kind <kind>', 'what is to be written (default: a program, to write or to mend)').choices(NAMED_KINDS))
    .option('--tests <file>', 'cases (a .json file), or a file of tests; half of them are hidden, unless --hidden-tests has them')
    .option('--hidden-tests <file>', 'tests that the agent never sees')
    .option('--start <file>', 'what the agent starts from: a wrong program, or an untidy one (default: an empty file)')
    .option('--stub', '--start is a stub to be filled in, and no wrong program')
    .option('--of <file>', 'of --kind tests and docs: the program that is tested or documented')
    .option('--name <name>', 'of --kind docs: the function that is documented')
    .option('--mentions <words...>', 'of --kind docs: what it must say, each in one wording, or "one | another"')
    .option('--hidden-mentions <words...>', 'the same, and the agent is not told')
    .option('--elements <names...>', 'of --kind ui: what the page must have, tags, or ids with # before them')
    .option('--hidden-elements <names...>', 'the same, and the agent is not told')
    .option('--share <part>', 'of --kind tests: of the faults, which must be noticed (default: 0.8)', parsed(shareSchema))
    .option('--faults <n>', 'of --kind tests: how many are put into the program, for each side (default: 10)', parsed(faultsSchema))
    .option('--with <files...>', 'files that the program needs beside it')
    .option('--needs <files...>', 'packages that it needs: requirements.txt, package.json, pom.xml or Cargo.toml, and what pins them')
    .option('--prompt <text>', 'what is asked for, such as what the program must do')
    .option('--id <name>', 'name of the task (default: of the program, or of its folder or tests where that is called main or the like)')
    .option(
      '--family <name>',
      'tasks that are one problem have one family (default: the name; of --kind tests and docs that of the program)',
    )
    .addOption(new Option('--framework <framework>', 'what runs the tests (default: the usual one of the language)').choices(FRAMEWORKS))
    .option('--as <path>', 'where the program stands in the task, as its tests import it, such as runs.py (default: its name)')
    .option('--unchecked', 'write it without having run it: what is right must pass, and what it begins with must not')
    .option('--json', 'print one JSON document');
}
