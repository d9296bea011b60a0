import { isUtf8 } from 'node:buffer';
import type { RepoFramework } from '../../domain/repo-task.js';
import { RatchetFailure } from '../../ports/failures.js';
import type { Commit, Repositories, TestOrder, TestOutcome } from '../../ports/repository.js';
import { git, runGit } from '../workspace/git.js';
import { isShallow } from '../workspace/mirrors.js';
import type { BoxWorkspaces } from '../workspace/workspaces.js';
import { REPO_RUNNERS } from './frameworks.js';
import { runTests } from './run-tests.js';
import { steers } from './steering.js';
import { layTests } from './woven.js';

const MAX_TEXT_BYTES = 1_024 * 1_024;
const RECORD = '\u001E';
const FIELD = '\u001F';

/** Repositories as their bare copies tell of them, and their tests in boxes. */
export class BoxRepositories implements Repositories {
  readonly #workspaces: Pick<BoxWorkspaces, 'mirrors' | 'open'>;

  constructor(workspaces: Pick<BoxWorkspaces, 'mirrors' | 'open'>) {
    this.#workspaces = workspaces;
  }

  async commits(
    repository: string,
    { since, limit }: { readonly since?: string; readonly limit: number },
    signal: AbortSignal,
  ): Promise<readonly Commit[]> {
    const cwd = await this.#workspaces.mirrors.asItIsNow(repository, signal);
    if (since !== undefined) await refuseNoDate(since, cwd);
    const format = `--format=${RECORD}%H${FIELD}%P${FIELD}%cI${FIELD}%B${FIELD}`;
    const until = since === undefined ? [] : [`--since=${since}`];
    const log = [
      'log',
      '--topo-order',
      '--no-merges',
      '--no-renames',
      '--name-status',
      '-z',
      '--no-color',
      `--max-count=${limit}`,
      format,
      ...until,
    ];
    const text = await git([...log, 'refs/ratchet/head'], { cwd, signal });
    return text.split(RECORD).slice(1).map(commitIn);
  }

  async isShallow(repository: string, signal: AbortSignal): Promise<boolean> {
    return isShallow(await this.#workspaces.mirrors.of(repository, signal));
  }

  async paths(repository: string, commit: string, signal: AbortSignal): Promise<readonly string[]> {
    const cwd = await this.#workspaces.mirrors.holding(repository, commit, signal);
    const listed = await git(['ls-tree', '-r', '-z', '--name-only', commit], { cwd, signal });
    return listed.split('\0').filter((path) => path !== '');
  }

  async text(repository: string, commit: string, path: string, signal: AbortSignal): Promise<string | null> {
    const cwd = await this.#workspaces.mirrors.holding(repository, commit, signal);
    // a link or a folder is no text, whatever it holds
    const listed = await git(['ls-tree', '-z', '-l', commit, '--', `:(literal)${path}`], { cwd, signal });
    const size = /^100\d{3} blob \S+ +(\d+)\t/.exec(listed)?.[1];
    if (size === undefined || Number(size) > MAX_TEXT_BYTES) return null;
    const { stdout } = await runGit(['cat-file', 'blob', `${commit}:${path}`], { cwd, signal });
    return isUtf8(stdout) && !stdout.includes(0) ? stdout.toString('utf8') : null;
  }

  async patch(repository: string, commit: string, paths: readonly string[], signal: AbortSignal): Promise<string> {
    const cwd = await this.#workspaces.mirrors.holding(repository, commit, signal);
    const literal = paths.map((path) => `:(literal)${path}`);
    const flags = ['--no-renames', '--no-ext-diff', '--no-textconv', '--no-color'];
    return git(['diff', ...flags, `${commit}^`, commit, '--', ...literal], { cwd, signal });
  }

  command(framework: RepoFramework): string {
    return REPO_RUNNERS[framework].command;
  }

  steers(path: string): boolean {
    return steers(path);
  }

  async test({ source, limits, patch, files, run, ...asked }: TestOrder, signal: AbortSignal): Promise<TestOutcome> {
    try {
      const workspace = await this.#workspaces.open(source, limits, signal);
      try {
        const applied = patch === '' ? null : await workspace.apply(patch);
        if (applied?.kind === 'refused') return { kind: 'stopped', why: applied.why };
        const laid = await layTests(workspace, files);
        if (laid !== null) return { kind: 'stopped', why: laid.why };
        const { reported, end, printed } = await runTests(workspace, asked, run, signal);
        if (end.ended !== 'exit') return { kind: 'stopped', why: WHY[end.ended] };
        const seen = new Set<string>();
        const twice = new Set(reported.filter(({ id }) => seen.size === seen.add(id).size).map(({ id }) => id));
        const told = reported.filter(({ id }) => !twice.has(id));
        return { kind: 'ran', tests: new Map(told.map(({ id, status }) => [id, status])), printed };
      } finally {
        await workspace.close();
      }
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof RatchetFailure && error.kind === 'bad-request') return { kind: 'stopped', why: error.message };
      throw error;
    }
  }
}

const WHY = {
  timeout: 'the tests did not end in time',
  memory: 'the tests ran out of memory',
  output: 'the tests printed more than is allowed',
} as const;

/** What git cannot read as a date it takes for this moment. */
async function refuseNoDate(since: string, cwd: string): Promise<void> {
  const read = await git(['rev-parse', `--since=${since}`], { cwd });
  const at = Number(/^--max-age=(\d+)$/m.exec(read)?.[1]);
  if (at < Date.now() / 1_000 - JUST_NOW_S) return;
  throw new RatchetFailure(
    'bad-request',
    `--since ${JSON.stringify(since)}: git reads no moment of the past in it; expected a date, such as 2024-01-01 or "2 years ago"`,
  );
}

const JUST_NOW_S = 60;

function commitIn(record: string): Commit {
  const [id = '', parents = '', at = '', message = '', changed = ''] = record.split(FIELD);
  const [parent] = parents.split(' ');
  const parts = changed.replace(/^\s*\0?\s*/, '').split('\0');
  const changes: Commit['changes'][number][] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const letter = (parts[index] ?? '').trim();
    changes.push({ path: parts[index + 1] ?? '', kind: letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'changed' });
  }
  return { id, parent: parent === undefined || parent === '' ? null : parent, at, message: message.trim(), changes };
}
