import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Task } from '../domain/task.js';
import { openSandbox } from '../judge/index.js';
import type { Fix } from '../offline-model/rank/teach.js';
import { loadSuite } from '../suites/load.js';
import type { PublicSets } from './public-sets.js';

/** A public bug with its right program and what its program as given fails; `family`: the problem, whatever its language. */
export interface Bug extends Fix {
  readonly id: string;
  readonly family: string;
}

const SETS: readonly { readonly set: keyof PublicSets; readonly language: Task['language'] }[] = [
  { set: 'quixbugs', language: 'python' },
  { set: 'quixbugs', language: 'java' },
  { set: 'humanevalpack', language: 'python' },
  { set: 'humanevalpack', language: 'javascript' },
  { set: 'humanevalpack', language: 'java' },
  { set: 'humanevalpack', language: 'rust' },
];

const kept = z.record(z.string(), z.array(z.string()));

/** Every public bug of one editable file. What a program as given fails is asked of the sandbox once, and kept in the folder. */
export async function publicBugs(
  sets: PublicSets,
  options: { readonly seed: number; readonly folder: string; readonly report: (line: string) => void; readonly hasTime: () => boolean },
): Promise<readonly Bug[]> {
  const { seed, folder, report, hasTime } = options;
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'failures.json');
  const known = new Map(Object.entries(kept.parse(JSON.parse(await readFile(path, 'utf8').catch(() => '{}')))));
  const sandbox = await openSandbox({ cache: join(folder, 'cache'), backend: 'bubblewrap', concurrency: null, report });
  const bugs: Bug[] = [];
  try {
    for (const { set, language } of SETS) {
      const { tasks } = await loadSuite(sets[set], { seed, language });
      for (const task of tasks) {
        const [file, ...others] = task.editable;
        const after = task.reference[file ?? ''];
        const before = task.files[file ?? ''];
        if (file === undefined || others.length > 0 || before === undefined || after === undefined) continue;
        const id = `${set} ${language} ${task.id}`;
        if (!known.has(id) && hasTime()) {
          known.set(id, await failuresOf(task, sandbox));
          await writeFile(path, JSON.stringify(Object.fromEntries(known)));
          report(`${known.size}: ${id} as given`);
        }
        bugs.push({ id, family: problemOf(task), language, about: task.prompt, before, after, failures: known.get(id) ?? [] });
      }
    }
  } finally {
    await sandbox.close();
  }
  return bugs;
}

/** The same problem in another language has the same name but for what says the language. */
function problemOf({ family }: Task): string {
  return family.toLowerCase().replaceAll(/python|javascript|java|rust|js|[^a-z0-9]/g, '');
}

async function failuresOf(task: Task, sandbox: Awaited<ReturnType<typeof openSandbox>>): Promise<string[]> {
  const { language, files, editable, visible, limits } = task;
  const asked = { language, files, editable, candidate: {}, checks: visible, limits, ...(task.needs === undefined ? {} : { needs: task.needs }) };
  const verdict = await sandbox.judge(asked, new AbortController().signal);
  return verdict.tests.filter(({ status }) => status !== 'passed').map(({ id, message }) => `${id}: ${message}`);
}
