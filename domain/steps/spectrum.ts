import type { TestResult } from '../verdict.js';

/** A line that failures run and passes do not. */
export interface Suspect {
  readonly path: string;
  readonly line: number;
  /** from 0 to 1 */
  readonly suspicion: number;
}

/**
 * Lines by how much their being run goes with failure: Ochiai's coefficient (Abreu et al., 2006), failures that ran the
 * line over the root of all failures times all tests that ran it. Empty where tests do not say what they ran, or none
 * failed; so it is where all ran the same lines, which tells none apart.
 */
export function suspects(tests: readonly TestResult[]): readonly Suspect[] {
  const measured = tests.filter(({ lines }) => lines !== undefined);
  const failures = measured.filter(({ status }) => status !== 'passed').length;
  const counts = new Map<string, { readonly path: string; readonly line: number; failed: number; passed: number }>();
  for (const { status, lines = {} } of measured)
    for (const [path, ran] of Object.entries(lines))
      for (const line of new Set(ran)) {
        const key = `${path} ${line}`;
        const count = counts.get(key) ?? { path, line, failed: 0, passed: 0 };
        counts.set(key, status === 'passed' ? { ...count, passed: count.passed + 1 } : { ...count, failed: count.failed + 1 });
      }
  const ranked = [...counts.values()]
    .filter(({ failed }) => failed > 0)
    .map(({ path, line, failed, passed }) => ({ path, line, suspicion: failed / Math.sqrt(failures * (failed + passed)) }))
    .toSorted((a, b) => b.suspicion - a.suspicion || a.path.localeCompare(b.path) || a.line - b.line);
  const isFlat = ranked.length === counts.size && ranked.every(({ suspicion }) => suspicion === ranked[0]?.suspicion);
  return isFlat ? [] : ranked.slice(0, MAX_SUSPECTS);
}

const MAX_SUSPECTS = 8;

/** `gcd.py line 4 (0.82): return gcd(a % b, b)` */
export function suspectLines(found: readonly Suspect[], textOf: (path: string) => string): readonly string[] {
  return found.map(({ path, line, suspicion }) => {
    const text = textOf(path).split('\n')[line - 1]?.trim() ?? '';
    return `- ${path} line ${line} (${suspicion.toFixed(2)})${text === '' ? '' : `: ${text}`}`;
  });
}
