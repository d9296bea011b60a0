import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Task } from '../../domain/task.js';
import { addTask } from '../../suites/adding/add-task.js';
import { isNamedByProgram } from '../../suites/adding/place.js';
import { optionOf } from '../../suites/adding/new-task.js';
import { checkSuite } from '../../suites/check.js';
import { CliFailure, EXIT } from '../failures.js';
import { pathHere } from '../init/words.js';
import { judgeSuite, listHere } from '../judged-suite.js';
import { printJson, printLine } from '../output.js';
import { type AddOptions, completed, lacking, type TaskOptions, USUAL_SUITE } from '../task-questions.js';

const RIGHT = 'what is right: the program, or the tests, the documentation or the page that are to be written';

export async function add(right: string, options: TaskOptions): Promise<void> {
  await make({ ...options, right });
}

export async function addAsked(right: string | undefined, options: TaskOptions): Promise<void> {
  await make(await asked(right === undefined ? options : { ...options, right }));
}

/** What is missing, asked for; without a terminal it is an end of the command that names it. */
async function asked(options: Partial<AddOptions>): Promise<AddOptions> {
  if (process.stdin.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await completed(options, (question) => terminal.question(question));
    } finally {
      terminal.close();
    }
  }
  const { right } = options;
  const missing = lacking(options);
  if (right !== undefined && missing.length === 0) return { ...options, right };
  const named = missing.map((option) => (option === 'right' ? `<right> (${RIGHT})` : optionOf(option)));
  throw new CliFailure(
    EXIT.usage,
    `there is no terminal to ask on: give ${named.join(', ')} (--start, --prompt and --suite are good to have)`,
  );
}

async function make({ suite = USUAL_SUITE, json, unchecked, ...given }: AddOptions): Promise<void> {
  const { id, folder } = await addTask(resolve(suite), given, unchecked === true ? null : { list: listHere, fitness });
  if (json === true) return printJson({ suite: resolve(suite), task: id, folder });
  printLine(
    unchecked === true
      ? `${id} is written to ${folder}; ratchet suite check ${pathHere(resolve(suite))} runs it`
      : `${id} is fit, and written to ${folder}`,
  );
  if (given.id === undefined && !isNamedByProgram(given))
    printLine(`${id} is what lies around it called, since the name of the file says nothing; --id gives another name`);
}

/** As `suite check` finds out. */
async function fitness(task: Task): Promise<readonly string[]> {
  const [check] = await judgeSuite({ name: task.id, tasks: [task] }, (sandbox, signal, onJudged) =>
    checkSuite({ name: task.id, tasks: [task] }, sandbox, signal, ({ problems }) =>
      onJudged({ task: task.id, word: problems.length === 0 ? 'fit' : 'not fit' }),
    ),
  );
  return check?.problems ?? [];
}
