import { parseAnswer } from '../../domain/answer/answer.js';
import { isSource } from '../../domain/program.js';
import type { Files, Task } from '../../domain/task.js';
import type { Helper } from '../../domain/tree/plan.js';
import type { ProgramParts } from '../../domain/tree/program.js';
import { codeIn, isOtherLanguage } from '../../domain/tree/read-code.js';
import type { CodeReader } from '../../ports/code-reader.js';

/** The program in an agent's answer, read; or why it holds none. */
export type ReadAnswer = { readonly files: Files; readonly parts: Readonly<Record<string, ProgramParts>> } | { readonly fault: string };

export function readAgentAnswer(code: CodeReader, task: Task, unit: Helper | null, text: string): Promise<ReadAnswer> {
  return unit === null ? readWhole(code, task, text) : readUnit(code, task, unit, text);
}

async function readUnit(code: CodeReader, { language }: Task, { path, name }: Helper, text: string): Promise<ReadAnswer> {
  let isProgram = false;
  for (const program of codeIn(text, language)) {
    const parts = await code.parts(language, program);
    isProgram ||= parts !== null && parts.functions.length > 0;
    if (parts?.functions.some((each) => each.name === name) === true) return { files: { [path]: program }, parts: { [path]: parts } };
  }
  return { fault: isProgram ? `${name} does not stand in the answer` : noProgram(text, language) };
}

async function readWhole(code: CodeReader, task: Task, text: string): Promise<ReadAnswer> {
  const answer = parseAnswer(text, task);
  const [only, ...others] = task.editable;
  const tries: readonly Files[] = [
    ...(answer.kind === 'files' ? [answer.files] : []),
    // a skeleton may look as if something had been left out of it
    ...(only !== undefined && others.length === 0 ? codeIn(text, task.language).map((program) => ({ [only]: program })) : []),
  ];
  for (const files of tries) {
    const parts = await partsOf(code, task, files);
    if (parts !== null) return { files, parts };
  }
  return { fault: tries.length === 0 && answer.kind === 'unusable' ? answer.reason : noProgram(text, task.language) };
}

/** Null where one of the files is no program, or nothing is written in any. */
async function partsOf(code: CodeReader, { language }: Task, files: Files): Promise<Readonly<Record<string, ProgramParts>> | null> {
  const sources = Object.entries(files).filter(([path]) => isSource(language, path));
  const read = await Promise.all(sources.map(async ([path, text]) => [path, await code.parts(language, text)] as const));
  const parts = read.flatMap(([path, found]) => (found === null ? [] : [[path, found] as const]));
  const isEmpty = sources.every(([, text]) => text.trim() === '');
  return parts.length < sources.length || isEmpty ? null : Object.fromEntries(parts);
}

function noProgram(text: string, language: Task['language']): string {
  return isOtherLanguage(text, language)
    ? `the answer is in another language; it has to be ${language}`
    : `the answer is no program of ${language}`;
}
