import type { z } from 'zod';
import { orTold, type Problem } from '../failure.js';
import { jsonOf, problemsOf } from '../source/json.js';
import { type Kind, readKnown } from '../source/read.js';

/** What stands in a JSON file. */
export interface Raw {
  readonly value: unknown;
}

/** What stands in it, where it is known what lies there; null, with the problem added, when there is none. */
export async function readRaw(path: string, kind: Kind, problems: Problem[]): Promise<Raw | null> {
  if (kind === 'nothing') {
    problems.push({ where: path, field: '', value: '', mend: 'is missing' });
    return null;
  }
  return orTold(problems, async () => ({ value: jsonOf(path, await readKnown(path, kind)) }));
}

/** What follows is most often the same fault again. */
const MOST_TOLD = 200;

export function checked<T>(where: string, value: unknown, schema: z.ZodType<T>, problems: Problem[]): T | null {
  try {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    problems.push(...problemsOf(where, parsed.error, value).slice(0, MOST_TOLD));
  } catch (error) {
    // the reader of schemas hands lists of faults on as arguments, of which a call takes only so many
    if (!(error instanceof RangeError)) throw error;
    problems.push({ where, field: '', value: '', mend: 'has more faults than can be told' });
  }
  return null;
}
