import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { type Command, Option } from 'commander';
import { FRAMEWORKS } from '../../domain/task.js';
import { addTask } from '../../suites/adding/add-task.js';
import type { NewTask } from '../../suites/adding/new-task.js';
import { CliFailure, EXIT } from '../failures.js';
import { pathHere } from '../init/words.js';
import { printJson, printLine } from '../output.js';

interface TaskOptions extends Omit<NewTask, 'program' | 'tests'> {
  readonly suite?: string;
  readonly json?: true;
}
interface AddOptions extends TaskOptions {
  readonly tests: string;
}
type NewOptions = TaskOptions & { readonly program?: string; readonly tests?: string };

const USUAL_SUITE = 'my-suite';

export function registerSuiteAdd(suite: Command): void {
  const add = suite
    .command('add')
    .description('make a task of a program and its tests, in a suite, which is made where there is none')
    .argument('<program>', 'the program in its right form')
    .requiredOption('--tests <file>', TESTS);
  taskOptions(add).action(async (program: string, options: AddOptions) => make({ ...options, program }));
  const fresh = suite
    .command('new')
    .description('the same, by questions: what no option says is asked for on a terminal')
    .option('--program <file>', 'the program in its right form')
    .option('--tests <file>', TESTS);
  taskOptions(fresh).action(async (options: NewOptions) => make(await asked(options)));
}

const TESTS = 'cases (a .json file), or a file of tests; half of them are hidden, unless --hidden-tests has them';

function taskOptions(command: Command): Command {
  return command
    .option('--suite <folder>', `the suite that it is added to (default: ${USUAL_SUITE})`)
    .option('--hidden-tests <file>', 'tests that the agent never sees')
    .option('--start <file>', 'what the agent starts from: a wrong program (default: an empty file)')
    .option('--stub', '--start is a stub to be filled in, and no wrong program')
    .option('--with <files...>', 'files that the program needs beside it')
    .option('--prompt <text>', 'what the program must do')
    .option('--id <name>', 'name of the task (default: of the program, or of its folder where that is called main or the like)')
    .option('--family <name>', 'tasks that are one problem have one family (default: the name)')
    .addOption(new Option('--framework <framework>', 'what runs the tests (default: the usual one of the language)').choices(FRAMEWORKS))
    .option('--as <path>', 'where the program stands in the task, as its tests import it (default: its name)')
    .option('--json', 'print one JSON document');
}

type Ask = (question: string) => Promise<string>;

/** What is missing, asked for; without a terminal it is an end of the command that names it. */
async function asked(options: NewOptions): Promise<AddOptions & { readonly program: string }> {
  if (process.stdin.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await completed(options, (question) => terminal.question(question));
    } finally {
      terminal.close();
    }
  }
  const { program, tests } = options;
  if (program === undefined || tests === undefined)
    throw new CliFailure(
      EXIT.usage,
      'there is no terminal to ask on: give --program and --tests (--start, --prompt and --suite are good to have)',
    );
  return { ...options, program, tests };
}

export async function completed(options: NewOptions, ask: Ask): Promise<AddOptions & { readonly program: string }> {
  const needed = async (said: string | undefined, question: string): Promise<string> => {
    let answer = said ?? '';
    while (answer === '') answer = (await ask(`${question}: `)).trim();
    return answer;
  };
  const wanted = async (said: string | undefined, question: string): Promise<string> => said ?? (await ask(`${question}: `)).trim();
  const program = await needed(options.program, 'The program in its right form (a file)');
  const tests = await needed(options.tests, 'Its tests (a file of tests, or of cases that ends in .json)');
  const start = await wanted(options.start, 'What the agent starts from, a wrong program (a file; nothing: an empty one)');
  const prompt = await wanted(options.prompt, 'What the program must do (nothing: what its tests say)');
  const suite = await wanted(options.suite, `The suite that it is added to (a folder; nothing: ${USUAL_SUITE})`);
  return {
    ...options,
    program,
    tests,
    ...(start === '' ? {} : { start }),
    ...(prompt === '' ? {} : { prompt }),
    ...(suite === '' ? {} : { suite }),
  };
}

async function make({ suite = USUAL_SUITE, json, ...given }: AddOptions & { readonly program: string }): Promise<void> {
  const { id, folder } = await addTask(resolve(suite), given);
  if (json === true) return printJson({ suite: resolve(suite), task: id, folder });
  printLine(`${id} is written to ${folder}; ratchet suite check ${pathHere(resolve(suite))} runs it`);
}
