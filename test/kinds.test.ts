import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../config/package-root.js';
import { importedOf, LONG, longTests, SERVERS, slowTests, STARTERS, testFiles } from './kinds.js';

describe('the three kinds of test files', () => {
  it('are all that vitest runs, each file in one of them', () => {
    const run = listed();
    expect(run.map(({ file }) => file)).toEqual(testFiles());
    const of = (kind: string): readonly string[] => run.filter(({ project }) => project === kind).map(({ file }) => file);
    expect([of('slow'), of('long')]).toEqual([slowTests(), longTests()]);
  });

  it('go by what is there and is used', () => {
    const named = [...STARTERS, ...SERVERS];
    const used = new Set(testFiles().flatMap((path) => importedOf(named, path)));
    expect(named.filter((module) => !used.has(module))).toEqual([]);
    expect(LONG.filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
  });
});

/** As vitest lists them: a file that two projects have stands there twice. */
function listed(): readonly { readonly file: string; readonly project: string }[] {
  const args = ['node_modules/vitest/vitest.mjs', 'list', '--filesOnly', '--json'];
  const text = execFileSync(process.execPath, args, { cwd: packageRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const files = z.array(z.looseObject({ file: z.string(), projectName: z.string() })).parse(JSON.parse(text));
  return files
    .map(({ file, projectName }) => ({ file: relative(packageRoot, file), project: projectName }))
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));
}
