import { join } from 'node:path';
import type { Validation } from '../../domain/generate/validation.js';
import { signatureIn } from '../../domain/generate/signature.js';
import { needsOf, type Said } from '../../domain/needs.js';
import type { Checks, Files, Task, WrittenKind } from '../../domain/task.js';
import { faultsOf } from '../../syntax/faults.js';
import { readerOf } from '../../syntax/readers.js';
import { type Findings, readTree } from './files.js';
import { readManifests } from './manifests.js';
import { checkPaths, refuseParts } from './paths.js';
import { type WrittenTaskFile, writtenTaskFileSchema } from './schema.js';
import { type SeenTask, taskFileOf } from './seen-task.js';

type Of<K extends WrittenKind> = Extract<WrittenTaskFile, { readonly kind: K }>;
interface Sides {
  readonly visible: Validation;
  readonly hidden: Validation;
}

/** A task whose answer is tests, documentation or a page: `validation` in its `task.json` says what it is held against. */
export async function readWrittenTask(
  task: SeenTask,
  kind: WrittenKind,
  { seed, shared }: { readonly seed: number; readonly shared: Said },
  findings: Findings,
): Promise<Task | null> {
  const { folder, entries } = task;
  const { problems } = findings;
  const where = join(folder, 'task.json');
  const file = taskFileOf(task, writtenTaskFileSchema, problems);
  const language = file?.language ?? null;
  const files = await readTree(task, 'files', language, findings);
  const reference = await readTree(task, 'reference', language, findings);
  refuseParts(task, kind, ['cases.json', 'tests', 'reference.patch'], problems);
  if (file === null) return null;
  checkPaths(folder, file.editable, files, reference, problems);
  const sides = await sidesOf(file, { files, reference, seed }, (field, value, mend) => problems.push({ where, field, value, mend }));
  const needs = needsOf(file.language, { manifests: await readManifests(folder, entries, problems), setup: file.setup ?? [] }, shared);
  if (sides === null) return null;
  const { difficulty, setup: _, validation: __, ...rest } = file;
  return {
    ...rest,
    ...(difficulty === undefined ? {} : { difficulty }),
    ...(needs === null ? {} : { needs }),
    visible: checksOf(sides.visible),
    hidden: checksOf(sides.hidden),
    files,
    reference,
  };
}

function checksOf(validation: Validation): Checks {
  return { trust: 'validated', validation };
}

interface Read {
  readonly files: Files;
  readonly reference: Files;
  readonly seed: number;
}
type Report = (field: string, value: string, mend: string) => void;

/** null where it cannot be used, which has been reported. */
async function sidesOf(file: WrittenTaskFile, read: Read, report: Report): Promise<Sides | null> {
  switch (file.kind) {
    case 'tests':
      return testsSides(file, read, report);
    case 'docs':
      return docsSides(file, read, report);
    case 'ui': {
      const { visible, hidden } = file.validation.elements;
      return { visible: { kind: 'ui', elements: visible }, hidden: { kind: 'ui', elements: hidden } };
    }
  }
}

/** The faults of a side are none of the other's, so that what is told of the one says nothing of the other. */
async function testsSides(
  { id, language, editable, validation }: Of<'tests'>,
  { files, seed }: Read,
  report: Report,
): Promise<Sides | null> {
  const { program, share, faults: most } = validation;
  const text = programIn(program, editable, files, report);
  const reader = await readerOf(language);
  if (reader === null) report('language', language, 'has no grammar here, so no fault can be put into its programs; use another');
  if (text === null || reader === null) return null;
  const faults = reader.isProgram(text) ? faultsOf(text, reader, { seed, name: id }) : [];
  const half = Math.min(most, Math.floor(faults.length / 2));
  if (half === 0) {
    report('validation.program', program, 'holds too little that can go wrong: at least two places where a fault can be put');
    return null;
  }
  const side = (from: number): Validation => ({ kind: 'tests', program, faults: faults.slice(from, from + half), share });
  return { visible: side(0), hidden: side(half) };
}

function docsSides({ editable, validation }: Of<'docs'>, { files, reference }: Read, report: Report): Sides | null {
  const program = programIn(validation.program, editable, files, report);
  if (program === null) return null;
  const parameters = signatureIn(program, validation.name);
  if (parameters === null) {
    report('validation.name', validation.name, `is no function of ${validation.program}`);
    return null;
  }
  const { visible, hidden } = validation.mentions;
  return {
    visible: { kind: 'docs', program, parameters, mentions: visible, heldOut: null },
    hidden: { kind: 'docs', program, parameters, mentions: hidden, heldOut: reference[editable[0] ?? ''] ?? null },
  };
}

/** The program that is written about: there to be read, and not to be changed. */
function programIn(path: string, editable: readonly string[], files: Files, report: Report): string | null {
  const text = Object.hasOwn(files, path) ? files[path] : undefined;
  if (text === undefined) report('validation.program', path, `does not exist; put ${join('files', path)} there or mend the path`);
  else if (editable.includes(path)) report('validation.program', path, 'is editable; what is written stands in a file of its own');
  else return text;
  return null;
}
