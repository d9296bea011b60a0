import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * There are two kinds of test files. **Unit** opens no server, starts no box and no process, needs no build, and is quick: `npm run test:unit`.
 * **Slow** is the rest. Nobody sorts them: a file is unit unless it imports a starter, mocks a module, or is listed as long.
 */

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** What starts something. A test that imports one of these by itself is slow. */
export const STARTERS: readonly string[] = [
  'node:child_process',
  'node:http',
  'node:net',
  'test/api/world',
  'test/support/boxes',
  'test/support/campaign-scene',
  'test/support/docker',
  'test/support/git-repository',
  'test/support/killable-server',
  'test/support/stack',
  'test/support/stub-endpoint',
  'test/support/stubbed-command',
  'test/support/toy-worker',
  'test/support/tuning-server',
  'test/support/webhook-receiver',
  'bench/browser',
  'bench/crash',
  'bench/lever-endpoint',
  'embedded/server',
  'infra/stack/embedder',
  'bench/traffic',
  'infra/stack/ensure',
  'infra/stack/service',
  'infra/stack/training-worker',
  'infra/telemetry/serve-metrics',
  'judge/host-tools',
  'judge/index',
  'judge/workspace/pruning',
];

/**
 * Start nothing and take long: simulations, properties over any text or program, training, models at work, waits, streams of many
 * megabytes, whole suites and sets, all that the command can be asked, and types that are written by a compiler.
 */
export const LONG: readonly string[] = [
  'test/activities/tree-bombs.test.ts',
  'test/adaptation/t0.test.ts',
  'test/bench/learning.test.ts',
  'test/campaigns/power-plan.test.ts',
  'test/cli/usage.test.ts',
  'test/client/api.test.ts',
  'test/domain/answer/any-text.test.ts',
  'test/domain/answer/outline.test.ts',
  'test/domain/controller-simulation.test.ts',
  'test/domain/false-promotion.test.ts',
  'test/domain/meta.test.ts',
  'test/domain/power.test.ts',
  'test/domain/trust-region.test.ts',
  'test/infra/interrupted.test.ts',
  'test/infra/order-patience.test.ts',
  'test/judge/controls-share.test.ts',
  'test/memory/memory-machine.test.ts',
  'test/offline-model/languages.test.ts',
  'test/offline-model/learning.test.ts',
  'test/offline-model/operators.test.ts',
  'test/offline-model/patterns.test.ts',
  'test/offline-model/teach.test.ts',
  'test/offline-model/work.test.ts',
  'test/openai/trouble.test.ts',
  'test/suites/programs.test.ts',
  'test/suites/public-sets.test.ts',
  'test/suites/shipped.test.ts',
];

export function testFiles(): readonly string[] {
  const found = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' }).map((path) => join('test', path));
  return found.filter((path) => path.endsWith('.test.ts')).toSorted();
}

export function slowTests(): readonly string[] {
  return testFiles().filter((path) => LONG.includes(path) || startersIn(path).length > 0 || mocksModules(path));
}

/** Unit files share their modules, which is what makes them quick: a mocked one would be found by the next file. */
function mocksModules(path: string): boolean {
  return /\bvi\.(?:mock|doMock)\(/.test(readFileSync(join(ROOT, path), 'utf8'));
}

/** The starters that a test file imports. What it imports as a type starts nothing. */
export function startersIn(path: string): readonly string[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const imported = [...text.matchAll(/^import (?!type\b)(?:[^;]*?\bfrom )?['"]([^'"]+)['"]/gm)].map(([, name = '']) => name);
  return STARTERS.filter((starter) => imported.some((name) => starter === inPackage(path, name)));
}

/** `../../judge/index.js` in `test/judge/x.test.ts` is `judge/index`. */
function inPackage(importer: string, name: string): string {
  if (!name.startsWith('.')) return name;
  return relative(ROOT, join(ROOT, dirname(importer), name)).replace(/\.[jt]s$/, '');
}
