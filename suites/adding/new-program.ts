import { basename } from 'node:path';
import { needsOf } from '../../domain/needs.js';
import { DEFAULT_LIMITS, type Files, type Language } from '../../domain/task.js';
import { readText, refused } from '../source/read.js';
import { type GivenTests, placeTests, type Runs } from './given-tests.js';
import { needed, type NewTask, type TaskFolder } from './given-task.js';
import { besideOf, languageOf, movedImports, nameOf, namesOf, needsIn, under, usualPath } from './place.js';
import type { Making } from './trial.js';

/** A program to write, to mend, or to tidy. Throws SuiteFailure. */
export async function newProgram(kind: 'style' | undefined, given: NewTask, making: Making): Promise<TaskFolder> {
  const { right: program } = given;
  const language = languageOf(program);
  const right = await readText(program);
  const path = given.as ?? usualPath(language, program, right);
  const id = given.id ?? nameOf(given);
  const told = kind ?? (given.start !== undefined && given.stub !== true ? 'repair' : 'implement');
  const from =
    told === 'style' ? needed('style', '--start', given.start, 'the program as it is, in which a linter finds fault') : given.start;
  const start = from === undefined ? '' : await readText(from);
  const support = await besideOf(language, { file: program, path }, given.with ?? []);
  const manifests = await needsIn(language, given.needs ?? []);
  const runs = runsOf(making, language, { ...support, [path]: right }, manifests);
  const checks = await checksOf(given, { language, id, path, runs });
  const task = {
    id,
    language,
    kind: told,
    family: given.family ?? id,
    prompt: given.prompt ?? PROMPTS[told](path),
    editable: [path],
    ...checks.task,
  };
  return {
    id,
    files: {
      'task.json': `${JSON.stringify(task, null, 2)}\n`,
      ...manifests,
      ...under('files', { ...support, [path]: start }),
      ...under('reference', { [path]: right }),
      ...checks.files,
    },
  };
}

/** Asks the framework for the runs of tests, beside the right program. */
function runsOf({ shared, trial }: Making, language: Language, files: Files, manifests: Files): Runs | null {
  if (trial === null) return null;
  const needs = needsOf(language, { manifests, setup: [] }, shared);
  return (framework, tests) =>
    trial.list({
      language,
      framework,
      files: { ...files, ...tests },
      paths: Object.keys(tests),
      limits: DEFAULT_LIMITS,
      ...(needs === null ? {} : { needs }),
    });
}

const PROMPTS = {
  repair: (path: string) => `\`${path}\` does not do what its tests say. Mend it.`,
  implement: (path: string) => `Write \`${path}\`, so that its tests pass.`,
  style: (path: string) => `\`${path}\` works, and a linter finds fault with it. Mend that, and change nothing that it does.`,
} as const;

async function checksOf(
  given: NewTask,
  { language, id, path, runs }: { readonly language: Language; readonly id: string; readonly path: string; readonly runs: Runs | null },
): Promise<{ readonly task: object; readonly files: Files }> {
  const named = needed(given.kind ?? 'program', '--tests', given.tests, 'cases (a .json file), or a file of tests');
  if (named.endsWith('.json')) {
    needNone('--hidden-tests', given.hiddenTests);
    needNone('--framework', given.framework);
    return { task: {}, files: { 'cases.json': await readText(named) } };
  }
  if (given.kind === 'style')
    throw refused(`--kind style: --tests = ${named}`, 'is no .json file; what a program to be tidied does is said by cases');
  const read = async (where: string): Promise<GivenTests> => {
    const moved = { where, named: namesOf(given, given.right), folder: 'tests', path };
    return { where, name: basename(where), text: movedImports(language, await readText(where), moved) };
  };
  const hidden = given.hiddenTests === undefined ? null : await read(given.hiddenTests);
  const { files, tests } = await placeTests(language, id, await read(named), hidden, { asked: given.framework, runs });
  return { task: { tests }, files };
}

function needNone(option: string, value: string | undefined): void {
  if (value !== undefined)
    throw refused(
      `${option} = ${value}`,
      'is for files of tests; of cases half are hidden, or they say themselves which: {"visible": […], "hidden": […]}',
    );
}
