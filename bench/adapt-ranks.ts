import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Task } from '../domain/task.js';
import { shuffled } from '../domain/random.js';
import { openSandbox } from '../judge/index.js';
import type { Toolbox } from '../offline-model/rank/repair.js';
import { lessonOf, type Fix, type Lesson } from '../offline-model/rank/teach.js';
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
  const asked = {
    language,
    files,
    editable,
    candidate: {},
    checks: visible,
    limits,
    ...(task.needs === undefined ? {} : { needs: task.needs }),
  };
  const verdict = await sandbox.judge(asked, new AbortController().signal);
  return verdict.tests.filter(({ status }) => status !== 'passed').map(({ id, message }) => `${id}: ${message}`);
}

const feature = z.tuple([z.string(), z.number()]);
const lesson = z.object({
  language: z.string(),
  symptoms: z.array(feature),
  operator: z.string(),
  choice: z.object({
    scores: z.array(z.number()),
    operators: z.array(z.string()),
    names: z.array(z.string()),
    features: z.array(z.array(z.tuple([z.number(), z.number()]))),
    right: z.number(),
  }),
});

/** A bug whose fix is one of the candidates, with all of them; null for one whose fix is none. */
export interface Read {
  readonly bug: Bug;
  readonly lesson: Lesson | null;
}

/** Reads bugs in an order drawn by the seed, until the time is up: what was read before lies in the folder, and a cut run is a sample. */
export async function readBugs(
  bugs: readonly Bug[],
  toolbox: () => Promise<Toolbox>,
  {
    seed,
    folder,
    report,
    hasTime,
  }: { readonly seed: number; readonly folder: string; readonly report: (line: string) => void; readonly hasTime: () => boolean },
): Promise<readonly Read[]> {
  const lessons = join(folder, 'lessons');
  await mkdir(lessons, { recursive: true });
  const found: Read[] = [];
  for (const bug of shuffled(seed, 'bugs', bugs)) {
    const path = join(lessons, `${bug.id.replaceAll(/[^\w-]+/g, '_')}.json.gz`);
    const known = await readFile(path).catch(() => null);
    if (known === null && !hasTime()) continue;
    const read =
      known === null
        ? lessonOf(bug, await toolbox(), Number.POSITIVE_INFINITY)
        : unpacked(JSON.parse(gunzipSync(known).toString()), bug.family);
    if (known === null) {
      await writeFile(`${path}.part`, gzipSync(JSON.stringify(packed(read)), { level: 1 }));
      await rename(`${path}.part`, path);
      report(`${found.length + 1} of ${bugs.length} bugs read`);
    }
    found.push({ bug, lesson: read });
  }
  return found;
}

/** Names of features once: there are few of them, and many candidates. */
function packed(read: Lesson | null): object | null {
  if (read === null) return null;
  const names = new Map<string, number>();
  const indexOf = (name: string): number => {
    const index = names.get(name) ?? names.size;
    names.set(name, index);
    return index;
  };
  const features = read.choice.features.map((like) => like.map(([name, value]) => [indexOf(name), value]));
  return { ...read, symptoms: [...read.symptoms], choice: { ...read.choice, features, names: [...names.keys()] } };
}

function unpacked(raw: unknown, family: string): Lesson | null {
  if (raw === null) return null;
  const { choice, symptoms, ...rest } = lesson.parse(raw);
  const features = choice.features.map((like) => like.map(([index, value]) => [choice.names[index] ?? '', value] as const));
  return { ...rest, family, symptoms: new Map(symptoms), choice: { ...choice, features } };
}
