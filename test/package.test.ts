import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../config/package-root.js';

const run = promisify(execFile);
/** Compiles, installs hundreds of packages, starts servers; where they were never built, builds them. */
const MINUTES = 60_000;

describe('the package', () => {
  let folder: string;
  let archive: string;
  let files: readonly string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ratchet-package-'));
    ({ archive, files } = await packed(join(folder, 'clone')));
  }, 5 * MINUTES);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has every asset of what it runs', async () => {
    // An asset that is missing here lies in a room that `files` of package.json does not name.
    expect((await assets()).filter((path) => !files.includes(path))).toEqual([]);
    // the dashboard and the training worker are built, or run, by no compiler of ours
    expect(files).toEqual(expect.arrayContaining(['dist/web/index.html', 'adapt/install.py', 'adapt/pyproject.toml']));
  });

  it('has no sources, tests or benches', () => {
    expect(files.filter((path) => /\.[cm]?ts$|\.map$|\.test\.|^(dist\/)?(test|bench)\/|tsbuildinfo/.test(path))).toEqual([]);
  });

  it(
    'installs into an empty folder, and runs there',
    async () => {
      const home = join(folder, 'empty');
      await mkdir(home);
      await run('npm', ['install', '--prefix', home, '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', archive], {
        cwd: home,
      });
      const ratchet = async (...args: string[]): Promise<string> => {
        const env = { ...process.env, RATCHET_HOME: join(home, '.ratchet'), RATCHET_API_PORT: '0' };
        return (await run('npx', ['--no', '--', 'ratchet', ...args], { cwd: home, env, maxBuffer: 64 * 1_024 * 1_024 })).stdout;
      };
      expect(await ratchet('--help')).toContain('Usage: ratchet');

      const shipped = join(home, 'node_modules/@ratchet-agent/ratchet/suites/selfimprovebench');
      for (const part of ['suite.json', 'parcel-price-1', 'tip-split-1'])
        await cp(join(shipped, part), join(home, 'few', part), { recursive: true });
      expect(await ratchet('suite', 'check', 'few')).toContain('2 of 2 tasks are fit');

      const short = ['--cycles', '1', '--max-model-calls', '4', '--max-pairs', '4', '--exam-runs', '1', '--force'];
      const report = JSON.parse(await ratchet('start', '--exit', '--json', ...short));
      expect(report).toMatchObject({ suite: 'selfimprovebench', ended: 'budget' });
    },
    30 * MINUTES,
  );
});

/** What `npm run package` makes of a clone, which is this working tree without what was built in it. */
async function packed(clone: string): Promise<{ readonly archive: string; readonly files: readonly string[] }> {
  const left = new Set(['node_modules', 'dist', '.git', '.ratchet']);
  await cp(packageRoot, clone, { recursive: true, filter: (path) => !left.has(relative(packageRoot, path)) });
  await symlink(join(packageRoot, 'node_modules'), join(clone, 'node_modules'));
  const { stdout } = await run('npm', ['run', '--silent', 'package', '--', '--json'], { cwd: clone, maxBuffer: 64 * 1_024 * 1_024 });
  const said = z.array(z.looseObject({ filename: z.string(), files: z.array(z.looseObject({ path: z.string() })) }));
  // what its scripts say comes first
  const [made] = said.parse(JSON.parse(stdout.slice(stdout.indexOf('[\n'))));
  if (made === undefined) throw new Error(`npm pack made nothing: ${stdout}`);
  return { archive: join(clone, made.filename), files: made.files.map(({ path }) => path) };
}

/** Whatever lies among the compiled sources and is none, but for what only a clone uses. */
async function assets(): Promise<readonly string[]> {
  const build = z
    .object({ include: z.array(z.string()) })
    .parse(JSON.parse(await readFile(join(packageRoot, 'tsconfig.build.json'), 'utf8')));
  const rooms = build.include.filter((room) => room !== 'bench');
  const found = await Promise.all(
    rooms.map(async (room) => {
      const entries = await readdir(join(packageRoot, room), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => relative(packageRoot, join(entry.parentPath, entry.name)));
    }),
  );
  return found.flat().filter((path) => !/\.ts$|\bREADME\.md$/.test(path) && !path.startsWith('infra/docker/'));
}
