import { z } from 'zod';
import type { Diagnostic } from '../../domain/verdict.js';
import { parseJson } from './split-protocol.js';

const bytesSchema = z.base64().transform((text) => Buffer.from(text, 'base64').toString('utf8'));

const compiledSchema = z.strictObject({ code: z.int(), said: bytesSchema });
/** `printed` is empty where it was more than it may be */
const ranSchema = z.strictObject({ code: z.int(), bytes: z.int(), printed: bytesSchema, errors: bytesSchema });

export type Compiled = z.infer<typeof compiledSchema>;
export type Ran = z.infer<typeof ranSchema>;

/** What `program.sh` answers; null for what is not of its form. From the first run on a candidate can write these lines itself. */
export function readProgramCompiled(line: string): Compiled | null {
  return compiledSchema.safeParse(parseJson(line)).data ?? null;
}

export function readRan(line: string): Ran | null {
  return ranSchema.safeParse(parseJson(line)).data ?? null;
}

/** As all the compilers write a mistake: `src/main.rs:3:5: error[E0425]: …`, `Main.java:3: error: …`. */
const PROBLEM = /^(.+?):(\d+)(?::\d+)?: error(?:\[\w+\])?: (.*)$/;
const MAX_PROBLEMS = 20;

export function problemsIn({ code, said }: Compiled, program: string): readonly Diagnostic[] {
  if (code === 0) return [];
  const lines = said.split('\n');
  const problems = lines.flatMap((line) => {
    const [, path, at, message = ''] = PROBLEM.exec(line) ?? [];
    return path === undefined ? [] : [{ path: path.replace(/^\/work\//, ''), line: Number(at), message }];
  });
  const last = lines.findLast((line) => line.trim() !== '') ?? `the compiler ended with exit code ${code}`;
  return problems.length === 0 ? [{ path: program, line: 0, message: last }] : problems.slice(0, MAX_PROBLEMS);
}
