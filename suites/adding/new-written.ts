import { basename } from 'node:path';
import type { Files, Language, WrittenKind } from '../../domain/task.js';
import { readText } from '../source/read.js';
import { needed, type NewTask, type TaskFolder } from './given-task.js';
import { besideOf, languageOf, movedImports, nameOf, namesOf, needsIn, packagePath, under, usualPath } from './place.js';

/** What differs from kind to kind. */
interface Written {
  readonly language: Language;
  readonly prompt: string;
  /** where that which is written stands, and a right one */
  readonly path: string;
  readonly right: string;
  /** what stands beside it, to be read */
  readonly files: Files;
  readonly validation: object;
}

/** Tests or documentation of a program, or a page. Throws SuiteFailure. */
export async function newWritten(kind: WrittenKind, given: NewTask): Promise<TaskFolder> {
  const { language, prompt, path, right, files, validation } = await WRITERS[kind](given, await readText(given.right));
  // what shows a program is one problem with writing it
  const family = given.family ?? nameOf(given);
  const id = given.id ?? (kind === 'ui' ? nameOf(given) : `${nameOf(given)}-${kind}`);
  const start = given.start === undefined ? '' : await readText(given.start);
  const needs = await needsIn(language, given.needs ?? []);
  const task = { id, language, kind, family, prompt: given.prompt ?? prompt, editable: [path], validation };
  return {
    id,
    files: {
      'task.json': `${JSON.stringify(task, null, 2)}\n`,
      ...needs,
      // where both have one name the task is refused, as one whose program is editable
      ...under('files', { [path]: start, ...files }),
      ...under('reference', { [path]: right }),
    },
  };
}

const WRITERS: Readonly<Record<WrittenKind, (given: NewTask, right: string) => Promise<Written>>> = {
  tests: async (given, right) => {
    const { of, language, program, files } = await programOf('tests', given);
    const path = language === 'rust' ? `tests/${basename(given.right)}` : packagePath(language, given.right, right);
    const { share, faults } = given;
    return {
      language,
      prompt: `Write tests of \`${program}\`.`,
      path,
      right: movedImports(language, right, { where: given.right, named: namesOf(given, of), folder: '.', path: program }),
      files,
      validation: { program, ...(share === undefined ? {} : { share }), ...(faults === undefined ? {} : { faults }) },
    };
  },
  docs: async (given, right) => {
    const { language, program, files } = await programOf('docs', given);
    const name = needed('docs', '--name', given.name, 'the function that is documented');
    const hidden = needed(
      'docs',
      '--hidden-mentions',
      given.hiddenMentions,
      'what it must say that the agent is not told, or a list of names passes',
    );
    return {
      language,
      prompt: `Write the documentation of \`${name}\` in \`${program}\`.`,
      path: basename(given.right),
      right,
      files,
      validation: { program, name, mentions: { visible: wordings(given.mentions ?? []), hidden: wordings(hidden) } },
    };
  },
  ui: (given, right) => {
    const visible = needed('ui', '--elements', given.elements, 'tags, or ids with # before them, that the page must have');
    const hidden = needed(
      'ui',
      '--hidden-elements',
      given.hiddenElements,
      'those that the agent is not told, best by ids that --prompt asks for',
    );
    const prompt = needed('ui', '--prompt', given.prompt, 'what the page is for, so that what is hidden can be known');
    const path = basename(given.right);
    return Promise.resolve({ language: 'javascript', prompt, path, right, files: {}, validation: { elements: { visible, hidden } } });
  },
};

async function programOf(kind: 'tests' | 'docs', given: NewTask) {
  const of = needed(kind, '--of', given.of, 'the program that is written about');
  const language = languageOf(of);
  const text = await readText(of);
  const program = given.as ?? usualPath(language, of, text);
  return {
    of,
    language,
    program,
    files: { ...(await besideOf(language, { file: of, path: program }, given.with ?? [])), [program]: text },
  };
}

/** Each in one wording or several. */
function wordings(mentions: readonly string[]): readonly (string | readonly string[])[] {
  return mentions.map((mention) => {
    const [only = '', ...more] = mention.split('|').map((each) => each.trim());
    return more.length === 0 ? only : [only, ...more];
  });
}
