import { z } from 'zod';
import type { Files, Task } from '../../../domain/task.js';
import type { Sides } from '../../split.js';

/** One line of the set: the folder of an exercise as texts. */
export const exerciseSchema = z.object({
  language: z.enum(['python', 'java', 'javascript', 'rust']),
  slug: z.string().regex(/^[a-z0-9-]+$/, 'expected the slug of an exercise'),
  files: z.record(z.string(), z.string()),
});

/** `.meta/config.json` */
export const configSchema = z.object({
  files: z.object({
    solution: z.array(z.string()).min(1),
    test: z.array(z.string()).min(1),
    example: z.array(z.string()).min(1),
  }),
});

export interface Exercise {
  readonly slug: string;
  readonly files: Files;
  /** paths of the stubs, of the tests and of the reference, as the exercise lists them */
  readonly solution: readonly string[];
  readonly test: readonly string[];
  readonly example: readonly string[];
}

/** What a language makes of an exercise: the sides of its tests, or the reason why it cannot be judged. */
type Parts = Pick<Task, 'files' | 'editable' | 'reference'>;
export type Reading = (exercise: Exercise, id: string, seed: number) => Promise<(Parts & Sides) | string>;

export function chosen(files: Files, wanted: (path: string) => boolean): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => wanted(path)));
}

/** The text of a file that the exercise lists; undefined where it holds no such file. */
export function held({ files }: Pick<Exercise, 'files'>, path: string): string | undefined {
  return Object.hasOwn(files, path) ? files[path] : undefined;
}

export function textOf(exercise: Exercise, path: string | undefined): string {
  return path === undefined ? '' : (held(exercise, path) ?? '');
}
