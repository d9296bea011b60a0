import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ratchet } from '../../cli/program.js';
import { packageRoot } from '../../config/package-root.js';
import { FORMATS } from '../../suites/formats/formats.js';
import { loadSuite } from '../../suites/load.js';

/** The file that docs/add-a-tactic.md has its reader write. */
const TO_BE_WRITTEN = 'domain/tactics/recall-less.ts';

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.ratchet']);

/** Whatever is written by people, by its path from the package. */
async function sources(folder = ''): Promise<readonly string[]> {
  const entries = (await readdir(join(packageRoot, folder), { withFileTypes: true })).filter(({ name }) => !SKIPPED.has(name));
  const found = entries.map((entry) => [join(folder, entry.name), entry.isDirectory()] as const);
  return (await Promise.all(found.map(async ([path, isFolder]) => (isFolder ? [path, ...(await sources(path))] : [path])))).flat();
}

const PATHS = await sources();
const PAGES: ReadonlyMap<string, string> = new Map(
  PATHS.filter((path) => path.endsWith('.md')).map((path) => [path, readFileSync(join(packageRoot, path), 'utf8')]),
);

/** Those of the rooms and of the folders in them. */
const READMES = [...PAGES].filter(([path]) => path.endsWith('/README.md'));

describe('the pages', () => {
  it('lead nowhere that does not exist', () => {
    const broken = [...PAGES].flatMap(([path, text]) =>
      [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !existsSync(join(packageRoot, dirname(path), target)))
        .map((target) => `${path} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('stand in every room, short enough to be read on the way in', async () => {
    const rooms = (await readdir(packageRoot, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name))
      .map((entry) => entry.name);
    expect(rooms.filter((room) => !PAGES.has(join(room, 'README.md')))).toEqual([]);
    const lines = READMES.map(([path, text]) => ({ path, lines: text.trimEnd().split('\n') }));
    expect(lines.filter(({ lines: all }) => all.length > 40).map(({ path }) => path)).toEqual([]);
    expect(lines.flatMap(({ path, lines: all }) => all.filter((line) => line.length > 140).map((line) => `${path}: ${line}`))).toEqual([]);
  });

  it('name files that are there', () => {
    const absent = READMES.flatMap(([path, text]) => {
      const folder = dirname(path);
      const below = new Set(
        PATHS.filter((each) => each.startsWith(`${folder}/`)).flatMap((each) => [relative(folder, each), basename(each)]),
      );
      return [...text.matchAll(/`([\w./-]+\.(?:ts|mjs|cjs|rs|c|go))`/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => !below.has(name) && ![join(packageRoot, folder), packageRoot].some((from) => existsSync(join(from, name))))
        .map((name) => `${path}: ${name}`);
    });
    expect(absent).toEqual([]);
  });

  it('name no script that package.json does not have', async () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')));
    const named = [...PAGES].flatMap(([path, text]) =>
      [...text.matchAll(/npm run (?:-s |--silent )?([a-z][a-z:-]*)/g)].map(([, script = '']) => ({ path, script })),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ script }) => scripts[script] === undefined)).toEqual([]);
  });

  it('name paths that are there, from the root', () => {
    const absent = [...PAGES].flatMap(([path, text]) =>
      [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|mjs|cjs))`/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => name !== TO_BE_WRITTEN && existsSync(join(packageRoot, name.split('/')[0] ?? '')))
        .filter((name) => ![packageRoot, join(packageRoot, dirname(path))].some((from) => existsSync(join(from, name))))
        .map((name) => `${path}: ${name}`),
    );
    expect(absent).toEqual([]);
  });

  it('name every setting that the environment can make', async () => {
    const source = await readFile(join(packageRoot, 'config/variables.ts'), 'utf8');
    const settings = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)]
      .map((match) => match[1] ?? '')
      .filter((name) => !name.startsWith('XDG_'));
    const page = await readFile(join(packageRoot, 'docs/operations.md'), 'utf8');
    expect(settings.length).toBeGreaterThan(10);
    expect(settings.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the page on suites', () => {
  it('shows a task that loads as it stands', async () => {
    const page = await readFile(join(packageRoot, 'docs/suites.md'), 'utf8');
    const [task = '', cases = ''] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
    const folder = await mkdtemp(join(tmpdir(), 'ratchet-docs-'));
    const files = {
      'suite.json': JSON.stringify({ name: 'my-suite', description: 'from the page' }),
      'clamp-1/task.json': task,
      'clamp-1/cases.json': cases,
      'clamp-1/files/clamp.py': 'def clamp(x, low, high):\n    return min(x, high)\n',
      'clamp-1/reference/clamp.py': 'def clamp(x, low, high):\n    return max(low, min(x, high))\n',
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const suite = await loadSuite(folder, { seed: 1 });
    await rm(folder, { recursive: true });
    expect(suite.tasks).toMatchObject([
      { id: 'clamp-1', family: 'clamp', limits: { memoryMb: 256 }, visible: { trust: 'split' }, hidden: { trust: 'split' } },
    ]);
  });

  it('names every format', async () => {
    const page = await readFile(join(packageRoot, 'docs/suites.md'), 'utf8');
    expect([...FORMATS.keys()].filter((name) => !page.includes(`\`${name}:PATH\``))).toEqual([]);
  });
});

describe('the commands on the pages', () => {
  it('exist, with their options', () => {
    const program = ratchet();
    const text = [...PAGES]
      .filter(([path]) => path === 'README.md' || path.startsWith('docs/'))
      .map(([, page]) => page)
      .join('\n');
    const shown = [...text.matchAll(/^ratchet ([a-z].*)$|`ratchet ([a-z][^`]*)`/gm)].map((match) =>
      (match[1] ?? match[2] ?? '').replace(/ +[#>].*$/, '').split(/\s+/),
    );
    expect(shown.length).toBeGreaterThan(15);
    expect(shown.filter((words) => !fits(program, words)).map((words) => words.join(' '))).toEqual([]);
  });
});

/** Whether the words name a command and only options of it. */
function fits(program: Command, words: readonly string[]): boolean {
  const [word, ...rest] = words;
  const named = program.commands.find((each) => each.name() === word);
  if (named !== undefined) return fits(named, rest);
  // words that name no command are arguments, of a command that takes them by itself
  if (program.parent === null || (program.commands.length > 0 && !program.commands.some(isDefault) && word !== undefined)) return false;
  const known = [program, ...program.commands.filter(isDefault)].flatMap((each) => each.options.map((option) => option.long));
  return words.filter((each) => each.startsWith('--')).every((option) => known.includes(option));
}

/** Commander's own note; it has no public reader. */
function isDefault(command: Command): boolean {
  return Reflect.get(command.parent ?? {}, '_defaultCommandName') === command.name();
}
