import { DEFAULT_LIMITS } from '../../../domain/task.js';
import { humanevalChecks } from '../humaneval-tests.js';
import type { Line, Parts } from './line.js';

export async function pythonParts(line: Line, id: string, seed: number): Promise<Parts> {
  return {
    files: { 'solution.py': line.declaration + line.buggy_solution },
    editable: ['solution.py'],
    reference: { 'solution.py': line.declaration + line.canonical_solution },
    ...(await humanevalChecks({ id, entryPoint: line.entry_point, test: line.test, seed })),
    limits: DEFAULT_LIMITS,
  };
}
