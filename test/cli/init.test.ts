import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextSteps } from '../../cli/commands/init.js';
import { bundleOf, hideFromGit, snapshotOf } from '../../cli/fix/snapshot.js';
import { lookAt } from '../../cli/init/look.js';
import { settingsText } from '../../cli/init/settings.js';
import { pathHere, shellWord } from '../../cli/init/words.js';
import { writeOnce } from '../../cli/write-once.js';
import { readConfig } from '../../config/config.js';
import { packageRoot } from '../../config/package-root.js';
import { visibleLine } from '../../domain/visible.js';
import { gitRepository, type GitRepository } from '../support/git-repository.js';

let repository: GitRepository;
let scratch: string;

beforeEach(() => {
  repository = gitRepository();
  scratch = mkdtempSync(join(tmpdir(), 'ratchet-init-test-'));
});

afterEach(() => {
  repository.remove();
  rmSync(scratch, { recursive: true, force: true });
});

const PROGRAM = { 'package.json': '{"devDependencies": {"tap": "^16.0.0"}}', 'index.js': '', 'test/a.js': '', 'test/fixtures/b.js': '' };

describe('what a repository says of itself', () => {
  it('is its language, framework, set-up and tests, also from a folder in it', async () => {
    repository.commit('first', PROGRAM);
    expect(await lookAt(join(repository.folder, 'test'), {})).toMatchObject({
      root: repository.folder,
      language: 'javascript',
      framework: 'tap',
      testFiles: 1,
      setup: [expect.stringContaining('npm install')],
    });
    const said = { framework: 'mocha', testCommand: 'npx mocha {files}', setup: [] } as const;
    expect(await lookAt(repository.folder, said)).toMatchObject(said);
  });

  it.each([
    ['no repository', null, /is no checkout of a git repository; `git init` and a first commit make it one/],
    ['no commit', {}, /has no commit yet; commit something first/],
    ['no program', { 'README.md': '' }, /holds no program in a language that can be judged \(python, /],
    ['no tests', { 'setup.py': '', 'calc.py': '' }, /has no test files that can be run \(python\), and a task is made of tests/],
  ])('of %s is the way out', async (_what, files, words) => {
    if (files !== null && Object.keys(files).length > 0) repository.commit('first', files);
    await expect(lookAt(files === null ? scratch : repository.folder, {})).rejects.toThrow(words);
  });

  it('of a shallow clone is how to get the rest', async () => {
    repository.commit('first', PROGRAM);
    repository.commit('second', { 'index.js': 'x' });
    const clone = join(scratch, 'clone');
    repository.git('clone', '--quiet', '--depth', '1', `file://${repository.folder}`, clone);
    await expect(lookAt(clone, {})).rejects.toThrow(
      'is a shallow clone, without the commits that tasks are made of; `git fetch --unshallow`',
    );
  });
});

/** What a shell that has read the text hands on. */
function environment(text: string): Record<string, string> {
  const path = join(scratch, 'settings.sh');
  writeFileSync(path, text);
  const printed = execFileSync('/usr/bin/env', ['-i', '/bin/sh', '-c', `. ${path}; /usr/bin/env -0`], { encoding: 'utf8' });
  return Object.fromEntries(
    printed
      .split('\0')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const),
  );
}

describe('the settings', () => {
  const home = "/srv/it's here/.ratchet";
  it('are read by a shell as they stand, and with everything in them taken in', () => {
    expect(readConfig(environment(settingsText(home)))).toMatchObject({ home, model: { baseUrl: null } });
    const all = environment(settingsText(home).replaceAll('# export ', 'export '));
    expect(readConfig(all)).toMatchObject({
      home,
      model: { name: 'some-model', usdPerMillionOutput: 1.5, roles: { proposer: { name: 'a-larger-model' } } },
    });
    const page = readFileSync(join(packageRoot, 'docs/operations.md'), 'utf8') + readFileSync(join(packageRoot, 'docs/models.md'), 'utf8');
    const names = [...settingsText(home).matchAll(/export ([A-Z_]+)=/g)].map(([, name = '']) => name);
    expect(names.filter((name) => !page.includes(name))).toEqual([]);
  });

  it('are written once, for their owner alone, and never over what is there', async () => {
    const path = join(scratch, 'new', 'settings.sh');
    expect(await writeOnce(path, 'first')).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await writeOnce(path, 'second')).toBe(false);
    await expect(writeOnce(join(path, 'below'), '')).rejects.toThrow('cannot be made: file already exists (EEXIST). Set RATCHET_HOME');
    expect(readFileSync(path, 'utf8')).toBe('first');
  });
});

describe('our state in a checkout', () => {
  it('is seen by neither git nor a snapshot', async () => {
    const head = repository.commit('first', PROGRAM);
    const home = join(repository.folder, '.ratchet');
    await hideFromGit(home);
    writeFileSync(join(home, 'settings.sh'), '');
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(await snapshotOf(repository.folder, join(home, 'checkouts', 's'))).toMatchObject({ commit: head, isDirty: false });
  });

  it('is kept, where something of it is not committed, as a bundle with that very commit', async () => {
    repository.commit('first', PROGRAM);
    writeFileSync(join(repository.folder, 'index.js'), 'changed\n');
    const { repository: copy, commit } = await snapshotOf(repository.folder, join(scratch, 's'));
    await bundleOf(copy, join(scratch, 'checkout.bundle'));
    const heads = repository.git('bundle', 'list-heads', join(scratch, 'checkout.bundle'));
    expect(heads).toBe(`${commit} HEAD`);
  });
});

describe('what is said to do next', () => {
  const given = { found: { root: process.cwd() }, suite: join(process.cwd(), '.ratchet/suites/it'), settings: '/my home/settings.sh' };

  it('goes from the settings to a patch', () => {
    const commands = nextSteps({ ...given, tasks: 3, isHopeless: false }).map(([command]) => command);
    expect(commands).toContain('ratchet campaign start --suite .ratchet/suites/it --name night --max-hours 8');
    expect(commands[0]).toBe(". '/my home/settings.sh'");
    expect(commands.at(-1)).toBe('ratchet fix . --strategy night@champion');
  });

  it('is no campaign where it could promote nothing', () => {
    expect(nextSteps({ ...given, tasks: 3, isHopeless: true }).map(([command]) => command)).toEqual([
      ". '/my home/settings.sh'",
      'ratchet suite check .ratchet/suites/it',
      'ratchet solve --suite .ratchet/suites/it',
      'ratchet fix .',
    ]);
  });

  it('is another way where no commit became a task', () => {
    expect(nextSteps({ ...given, tasks: 0, isHopeless: true }).map(([command]) => command)).toEqual([
      'ratchet suite from-tests .',
      'ratchet fix .',
    ]);
  });

  it('is typed as a shell reads it', () => {
    expect(shellWord("a'b c")).toBe(String.raw`'a'\''b c'`);
    for (const path of ["a\nb 'c' 100% \\n", '\u001B[31m', 'ü\u202E']) {
      const word = shellWord(path);
      expect(visibleLine(word)).toBe(word);
      expect(execFileSync('/bin/sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' })).toBe(path);
    }
    expect(pathHere('/elsewhere/x')).toBe('/elsewhere/x');
    expect(pathHere('-x')).toBe('./-x');
    expect(pathHere('my suite')).toBe("'my suite'");
  });
});
