import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * There are three kinds of test files. **Unit** opens no server, starts no box and no process, needs no build, and is quick:
 * `npm run test:unit`. **Long** opens servers within its own process, or takes long, and starts nothing else. **Slow** is the rest.
 * Nobody sorts them: a file is unit unless it imports a starter, mocks a module, or is listed as long.
 */

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** What starts a process or a box. A test that imports one of these by itself is slow. */
export const STARTERS: readonly string[] = [
  'node:child_process',
  'test/support/boxes',
  'test/support/campaign-scene',
  'test/support/docker',
  'test/support/git-repository',
  'test/support/killable-server',
  'test/support/stack',
  'test/support/stubbed-command',
  'test/support/toy-worker',
  'bench/browser',
  'bench/crash',
  'infra/stack/embedder',
  'bench/traffic',
  'infra/stack/ensure',
  'infra/stack/service',
  'infra/stack/training-worker',
  'judge/host-tools',
  'judge/index',
  'judge/workspace/pruning',
];

/** What opens a server within the process of the test, which then is long. */
export const SERVERS: readonly string[] = [
  'node:http',
  'node:net',
  'test/api/world',
  'test/support/stub-endpoint',
  'test/support/tuning-server',
  'test/support/webhook-receiver',
  'bench/lever-endpoint',
  'embedded/server',
  'infra/telemetry/serve-metrics',
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
  return testFiles().filter((path) => importedOf(STARTERS, path).length > 0 || mocksModules(path));
}

export function longTests(): readonly string[] {
  const slow = slowTests();
  return testFiles().filter((path) => !slow.includes(path) && (LONG.includes(path) || importedOf(SERVERS, path).length > 0));
}

/** All but slow files share their modules, which is what makes them quick: a mocked one would be found by the next file. */
function mocksModules(path: string): boolean {
  return /\bvi\.(?:mock|doMock)\(/.test(readFileSync(join(ROOT, path), 'utf8'));
}

/** Those of the modules that a test file imports. What it imports as a type starts nothing. */
export function importedOf(modules: readonly string[], path: string): readonly string[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const imported = [...text.matchAll(/^import (?!type\b)(?:[^;]*?\bfrom )?['"]([^'"]+)['"]/gm)].map(([, name = '']) => name);
  return modules.filter((module) => imported.some((name) => module === inPackage(path, name)));
}

/** `../../judge/index.js` in `test/judge/x.test.ts` is `judge/index`. */
function inPackage(importer: string, name: string): string {
  if (!name.startsWith('.')) return name;
  return relative(ROOT, join(ROOT, dirname(importer), name)).replace(/\.[jt]s$/, '');
}
