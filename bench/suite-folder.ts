import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Checks, Files, Framework, Suite, Task } from '../domain/task.js';
import { askedIn } from '../suites/split.js';

/** Writes suites as one folder in our format, so that a campaign can run on several public sets at once. */
export async function writeSuiteFolder(folder: string, name: string, suites: readonly Suite[]): Promise<void> {
  await write(folder, { 'suite.json': json({ name, description: `For a bench: ${suites.map((suite) => suite.name).join(', ')}.` }) });
  for (const task of suites.flatMap((suite) => suite.tasks)) await write(join(folder, slug(task.id)), taskFiles(task));
}

function taskFiles(task: Task): Files {
  const { id, family, language, kind, prompt, editable, limits, bugClass, difficulty, visible, hidden } = task;
  const file = {
    id: slug(id),
    family: slug(family),
    language,
    kind,
    prompt,
    editable,
    limits,
    ...(bugClass === undefined ? {} : { bugClass }),
    ...(difficulty === undefined ? {} : { difficulty }),
  };
  const own = { ...under('files', task.files), ...under('reference', task.reference) };
  if (visible.trust === 'split' && hidden.trust === 'split') {
    // A public set may hold the same call twice; our format refuses a hidden case that is shown.
    const shownCalls = new Set(visible.cases.map(askedIn));
    const kept = hidden.cases.filter((each) => !shownCalls.has(askedIn(each)));
    return { ...own, 'task.json': json(file), 'cases.json': json({ visible: visible.cases, hidden: kept }) };
  }
  // A task has one runner, whichever of its sides has tests.
  const [shown, kept] = [testsOf(visible), testsOf(hidden)];
  const framework = shown.framework ?? kept.framework ?? 'pytest';
  return {
    ...own,
    ...shown.files,
    ...kept.files,
    'task.json': json({ ...file, tests: { framework, visible: shown.ids, hidden: kept.ids } }),
  };
}

function testsOf(checks: Checks): { readonly files: Files; readonly ids: readonly string[]; readonly framework?: Framework } {
  return checks.trust === 'in-process' ? checks.tests : { files: {}, ids: [] };
}

function under(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

async function write(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

function slug(id: string): string {
  return id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
