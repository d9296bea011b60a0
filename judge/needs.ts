import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NEEDS_FOLDER, PYTHON_NEEDS, RUST_BUILD, RUST_NEEDS } from '../domain/needs.js';
import type { Needs } from '../domain/task.js';
import { RatchetFailure } from '../ports/failures.js';
import type { BoxFolder, BoxProgram } from './box.js';
import { leftAt } from './left-behind.js';
import { type LanguageSupport, type Overhead, type ProgramTools } from './languages/language.js';
import { crateNamesIn, listOf } from './languages/rust/crates.js';
import type { ToolHost } from './tool-host.js';
import type { BoxWorkspaces } from './workspace/workspaces.js';

/** To load a library is no work of a candidate. */
const LOADING: Overhead = { cpuMs: 3_000, wallMs: 10_000, memoryMb: 256, pids: 16, diskMb: 0 };

const FAILED_FOR_MS = 60_000;

/** What Cargo says of many crates. */
const MAX_BUILD_BYTES = 64 * 1_024 * 1_024;

/** Libraries would start a thread for each core of the machine; a box has one. */
const ONE_THREAD = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' } as const;

/** What tasks need, set up once for what it is made from, and the languages with it in their boxes. */
export class NeededFolders {
  readonly #tools: ToolHost;
  readonly #workspaces: () => BoxWorkspaces;
  readonly #making = new Map<string, Promise<BoxFolder>>();

  /** `workspaces`: throws where nothing can be set up */
  constructor(tools: ToolHost, workspaces: () => BoxWorkspaces) {
    this.#tools = tools;
    this.#workspaces = workspaces;
  }

  /** Throws RatchetFailure('bad-request') with the end of what set-up said, where it fails. */
  async with(needs: Needs, language: LanguageSupport, signal: AbortSignal): Promise<LanguageSupport> {
    const key = JSON.stringify([needs, process.arch, language.version]);
    const making = this.#making.get(key) ?? this.#make(key, needs, signal);
    this.#making.set(key, making);
    making.catch((error: unknown) => this.#forget(key, making, error));
    try {
      const needed = await making;
      const modules = await leftAt(needed.source, 'node_modules');
      // a folder that is mounted is looked up on this machine: a link would show what it leads to
      return withFolder(language, needed, modules !== null && modules !== 'link' && modules.isDirectory());
    } catch (error) {
      // whoever was first wants it no more
      if (signal.aborted || !(error instanceof Error && error.name === 'AbortError')) throw error;
      return this.with(needs, language, signal);
    }
  }

  /** What failed would fail again at once, and each task would wait for it; later a registry may be there again. */
  #forget(key: string, failed: Promise<BoxFolder>, error: unknown): void {
    const forget = (): void => {
      if (this.#making.get(key) === failed) this.#making.delete(key);
    };
    if (error instanceof Error && error.name === 'AbortError') forget();
    else setTimeout(forget, FAILED_FOR_MS).unref();
  }

  /** In a place of its own: a box's user cannot look into the folder of workspaces. */
  async #make(key: string, needs: Needs, signal: AbortSignal): Promise<BoxFolder> {
    const folder = await this.#tools.prepare({
      name: 'needs',
      key,
      doing: `setting up what tasks need (${[...Object.keys(needs.files), ...(Object.keys(needs.files).length === 0 ? needs.setup : [])].join(', ')})`,
      make: async (work) => {
        const made = await this.#workspaces().needed(needs, signal);
        await work.run(['cp', '-a', `${made}/.`, '.']);
        const build = await leftAt(made, RUST_BUILD);
        if (build === null) return;
        if (build === 'link' || !build.isFile() || build.size > MAX_BUILD_BYTES)
          throw new RatchetFailure('bad-request', `set-up left ${RUST_BUILD}, which is no file of what was built`);
        const list = `${RUST_NEEDS}/crates.txt`;
        // whatever set-up put there: what is written next must go nowhere else
        await work.run(['rm', '-rf', '--', list]);
        await work.write({ [list]: cratesIn(await readFile(join(made, RUST_BUILD), 'utf8'), needs) });
      },
    });
    return { ...folder, box: NEEDS_FOLDER };
  }
}

/** Libraries lie where boxes see them, and not where they were built. */
function cratesIn(said: string, { files }: Needs): string {
  return listOf(said, crateNamesIn(files['Cargo.toml'] ?? '')).replaceAll(' /work/', ` ${NEEDS_FOLDER}/`);
}

function withFolder(language: LanguageSupport, needed: BoxFolder, hasModules: boolean): LanguageSupport {
  const { compiler, programTools } = language;
  const more = moreFor(language, needed, hasModules);
  const program = (of: BoxProgram): BoxProgram => ({ ...of, ...more(of), command: of.command.map(ofNeeds) });
  const tools = (of: ProgramTools): ProgramTools => ({ ...of, ...more(of), compile: ofNeeds(of.compile) });
  return {
    ...language,
    overhead: sumOf(language.overhead, LOADING),
    ...(compiler === undefined ? {} : { compiler: async () => program(await compiler()) }),
    splitDriver: async () => program(await language.splitDriver()),
    runner: async (framework) => program(await language.runner(framework)),
    ...(programTools === undefined ? {} : { programTools: async () => tools(await programTools()) }),
  };

  /** Crates that a task names take the place of those at hand. */
  function ofNeeds(words: string): string {
    return language.language === 'rust' ? words.replaceAll(CRATES, `${NEEDS_FOLDER}/${RUST_NEEDS}`) : words;
  }
}

const CRATES = /\/mnt\/ratchet\/rust-crates(?![\w-])/g;

type Seen = Pick<BoxProgram, 'env' | 'folders'>;

/** Node looks for packages in `/node_modules`, wherever a program lies. */
function moreFor({ language }: LanguageSupport, needed: BoxFolder, hasModules: boolean): (of: Seen) => Seen {
  const modules = join(needed.source, 'node_modules');
  const folders = [needed, ...(hasModules ? [{ source: modules, box: '/node_modules' }] : [])];
  const env = {
    ...ONE_THREAD,
    ...(language === 'python' ? { PYTHONPATH: `${NEEDS_FOLDER}/${PYTHON_NEEDS}` } : {}),
    ...(language === 'typescript' ? { TYPESCRIPT_PACKAGES: 'any' } : {}),
  };
  return (of) => ({ env: { ...of.env, ...env }, folders: [...of.folders, ...folders] });
}

function sumOf(one: Overhead, other: Overhead): Overhead {
  return {
    cpuMs: one.cpuMs + other.cpuMs,
    wallMs: one.wallMs + other.wallMs,
    memoryMb: one.memoryMb + other.memoryMb,
    pids: one.pids + other.pids,
    diskMb: one.diskMb + other.diskMb,
  };
}
