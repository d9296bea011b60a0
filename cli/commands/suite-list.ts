import { TASK_KINDS, type TaskKind } from '../../domain/task.js';
import { type Outline, outlineOf } from '../../suites/folder/outline.js';
import { shippedFolder, shippedSuites } from '../../suites/shipped.js';
import { printJson, printText, table } from '../output.js';

export async function list(options: { readonly json?: true }): Promise<void> {
  const names = await shippedSuites();
  const rows = await Promise.all(names.map(async (name) => summary(await outlineOf(shippedFolder(name)))));
  if (options.json === true) return printJson(rows);
  const some = (columns: readonly (TaskKind | 'split' | 'inProcess' | 'validated')[]) =>
    columns.filter((column) => rows.some((row) => row[column] > 0));
  const columns = ['name', 'tasks', 'families', ...some([...TASK_KINDS, 'split', 'inProcess', 'validated']), 'languages'] as const;
  printText(
    table(
      columns,
      rows.map((row) => columns.map((column) => (column === 'languages' ? row.languages.join(', ') : row[column]))),
    ),
  );
}

function summary({ name, tasks }: Outline) {
  const those = (wanted: (task: Outline['tasks'][number]) => boolean): number => tasks.filter(wanted).length;
  const ofKind = (wanted: TaskKind): number => those(({ kind }) => kind === wanted);
  return {
    name,
    tasks: tasks.length,
    families: new Set(tasks.map((task) => task.family)).size,
    repair: ofKind('repair'),
    implement: ofKind('implement'),
    extend: ofKind('extend'),
    'multi-file': ofKind('multi-file'),
    build: ofKind('build'),
    performance: ofKind('performance'),
    style: ofKind('style'),
    tests: ofKind('tests'),
    docs: ofKind('docs'),
    ui: ofKind('ui'),
    repo: ofKind('repo'),
    split: those((task) => task.trust === 'split'),
    inProcess: those((task) => task.trust === 'in-process'),
    validated: those((task) => task.trust === 'validated'),
    languages: [...new Set(tasks.map((task) => task.language))].toSorted(),
  };
}
