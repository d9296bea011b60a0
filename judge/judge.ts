import { createHash } from 'node:crypto';
import { RatchetFailure } from '../ports/failures.js';
import { programOf } from '../domain/program.js';
import { checkIds, isCall, isRun, type Language, type StdioCase } from '../domain/task.js';
import type { Diagnostic, Verdict } from '../domain/verdict.js';
import type { BoxBackend, BoxProgram, Guarantee } from './box.js';
import { type Collected, collect } from './collect.js';
import { type Compile, Compilers } from './compilers.js';
import { judgeInProcess, listTests } from './in-process/in-process.js';
import { BoxFault, type Judgement, verdictOf, voidVerdict } from './judgement.js';
import type { Languages } from './languages/index.js';
import type { LanguageSupport } from './languages/language.js';
import { lint } from './linters/lint.js';
import { linterFor } from './linters/linters.js';
import { unsilenced } from './linters/unsilenced.js';
import { PageBrowser } from './page.js';
import { NeededFolders } from './needs.js';
import { BoxPool } from './pool.js';
import { Semaphore } from '../ports/semaphore.js';
import { judgeProgram } from './split/programs.js';
import { unrun } from './split/round.js';
import { judgeSplit } from './split/split.js';
import { partsWays, withLines } from './split/lines.js';
import type { ToolHost } from './tool-host.js';
import type { JudgeJob, ListJob, PageSandbox, Rendering, Sandbox } from '../ports/sandbox.js';
import { judgeRepository, type RepositoryJob, repositoryJob } from './repository/judge-repository.js';
import { verdictOfValidator, withStyle } from './validators/validated.js';
import type { BoxWorkspaces } from './workspace/workspaces.js';

export interface OpenSandbox extends Sandbox, PageSandbox {
  /** Throws RatchetFailure('sandbox-unavailable') that says what is missing. */
  language(language: Language): LanguageSupport;
  /** Checkouts to work in. Throws RatchetFailure('sandbox-unavailable') where boxes cannot hold them. */
  workspaces(): BoxWorkspaces;
  /** What this machine lets the sandbox promise. */
  guarantees(): readonly Guarantee[];
  /** The ids of the framework's tests in trusted files, found without a solution. */
  listTests(job: ListJob, signal: AbortSignal): Promise<readonly string[]>;
}

export interface JudgeParts {
  readonly backend: BoxBackend;
  /** as the self-test left them */
  readonly guarantees: readonly Guarantee[];
  readonly languages: Languages;
  readonly tools: ToolHost;
  /** null where the backend's boxes hold no checkouts */
  readonly workspaces: BoxWorkspaces | null;
  /** of the judge and its backend */
  readonly version: string;
  /** candidates judged side by side */
  readonly concurrency: number;
}

/** A box that does not start is tried once more before the verdict is void. */
const STARTS = 2;

/** Judges candidates in boxes of one backend, a bounded number side by side. */
export class Judge implements OpenSandbox {
  readonly #backend: BoxBackend;
  readonly #guarantees: readonly Guarantee[];
  readonly #languages: Languages;
  readonly #tools: ToolHost;
  readonly #workspaces: BoxWorkspaces | null;
  readonly #needed: NeededFolders;
  readonly #version: string;
  readonly #pool: BoxPool;
  readonly #compilers: Compilers;
  readonly #semaphore: Semaphore;
  readonly #linters = new Map<Language, Promise<BoxProgram | null>>();
  #browser: Promise<PageBrowser | null> | null = null;

  constructor(parts: JudgeParts) {
    this.#backend = parts.backend;
    this.#guarantees = parts.guarantees;
    this.#languages = parts.languages;
    this.#tools = parts.tools;
    this.#workspaces = parts.workspaces;
    this.#needed = new NeededFolders(parts.tools, () => this.workspaces());
    this.#version = parts.version;
    this.#pool = new BoxPool(parts.backend, parts.concurrency);
    this.#compilers = new Compilers(parts.backend);
    this.#semaphore = new Semaphore(parts.concurrency);
  }

  async judge(job: JudgeJob, signal: AbortSignal): Promise<Verdict> {
    const { checks } = job;
    // nothing that is checked is nothing that is proven
    if (checkIds(checks).length === 0)
      throw new RatchetFailure('bad-request', 'the task has no checks: a verdict on nothing would pass anything');
    const language = this.#languages.get(job.language);
    const inCheckout = repositoryJob(job);
    if (inCheckout !== null) return this.#semaphore.with(signal, (wanted) => this.#judgeInCheckout(job, inCheckout, language, wanted));
    const collected = collect(job, language.sourceEndings);
    // each of the runs that a validator asks for waits for its own turn
    if (checks.trust === 'validated') return verdictOfValidator(checks.validation, job, collected, this, this.#backend.name, signal);
    const verdict = await this.#semaphore.with(signal, (wanted) => this.#judgeWithNeeds(job, collected, language, wanted));
    return checks.trust === 'split' && checks.lint === true ? withStyle(verdict, job, collected, this, signal) : verdict;
  }

  async lint({ language, files, paths }: Parameters<Sandbox['lint']>[0], signal: AbortSignal): Promise<readonly Diagnostic[] | null> {
    const { sourceEndings } = this.#languages.get(language);
    const sources = paths.filter((path) => sourceEndings.some((ending) => path.endsWith(ending)));
    if (sources.length === 0) return [];
    const program = await this.#linter(language);
    if (program === null) return null;
    const read = { ...files, ...Object.fromEntries(sources.map((path) => [path, unsilenced(language, files[path] ?? '')])) };
    return this.#semaphore.with(signal, (wanted) => this.#withoutFaults(() => lint(this.#pool, program, read, sources, wanted)));
  }

  async render(page: string, signal: AbortSignal): Promise<Rendering> {
    this.#browser ??= PageBrowser.find(this.#tools);
    const browser = await this.#browser;
    if (browser === null) return { kind: 'none', because: 'no Chromium is here: install chromium' };
    return this.#semaphore.with(signal, (wanted) => this.#withoutFaults(() => browser.render(this.#pool, page, wanted)));
  }

  async listTests(job: ListJob, signal: AbortSignal): Promise<readonly string[]> {
    const bare = this.#languages.get(job.language);
    return this.#semaphore.with(signal, (wanted) =>
      this.#withoutFaults(async () => {
        const language = job.needs === undefined ? bare : await this.#needed.with(job.needs, bare, wanted);
        return listTests(this.#pool, language, { ...job, compile: this.#compile(language, wanted) }, wanted);
      }),
    );
  }

  version(language: Language): Promise<string> {
    const hash = createHash('sha256').update(JSON.stringify([this.#version, this.#languages.get(language).version]));
    return Promise.resolve(`${this.#backend.name}-${hash.digest('hex').slice(0, 16)}`);
  }

  language(language: Language): LanguageSupport {
    return this.#languages.get(language);
  }

  workspaces(): BoxWorkspaces {
    if (this.#workspaces === null)
      throw new RatchetFailure(
        'sandbox-unavailable',
        `tasks of kind repo, and those that need packages, are judged in boxes of bubblewrap, and not of ${this.#backend.name}; install it: apt-get install -y bubblewrap`,
      );
    return this.#workspaces;
  }

  guarantees(): readonly Guarantee[] {
    return this.#guarantees;
  }

  /** Verdicts that are under way reject: what a closing judge sees of a candidate says nothing of it. */
  async close(): Promise<void> {
    await this.#semaphore.close(new RatchetFailure('sandbox-unavailable', 'the sandbox was closed before the verdict'));
    await this.#workspaces?.close();
    await Promise.all([this.#pool.close(), this.#compilers.close()]);
    await this.#backend.close();
  }

  /** What cannot be set up says nothing of the candidate. */
  async #judgeWithNeeds(job: JudgeJob, collected: Collected, language: LanguageSupport, signal: AbortSignal): Promise<Verdict> {
    if (job.needs === undefined) return this.#judgeCollected(job, collected, language, signal);
    try {
      return await this.#judgeCollected(job, collected, await this.#needed.with(job.needs, language, signal), signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof RatchetFailure && error.kind === 'bad-request')
        return voidVerdict(job.checks.trust, this.#backend.name, collected.rejectedPaths, error.message);
      throw error;
    }
  }

  async #judgeCollected(job: JudgeJob, collected: Collected, language: LanguageSupport, signal: AbortSignal): Promise<Verdict> {
    for (let start = 1; ; start += 1) {
      try {
        return verdictOf(
          this.#backend.name,
          job.checks.trust,
          collected.rejectedPaths,
          await this.#round(job, collected, language, signal),
        );
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof BoxFault)) throw error;
        if (start === STARTS) return voidVerdict(job.checks.trust, this.#backend.name, collected.rejectedPaths, error.message);
      }
    }
  }

  /** What cannot be fetched, set up or opened says nothing of the candidate. */
  async #judgeInCheckout(job: JudgeJob, inCheckout: RepositoryJob, language: LanguageSupport, signal: AbortSignal): Promise<Verdict> {
    try {
      const { judgement, rejectedPaths } = await judgeRepository(this.workspaces(), language, inCheckout, signal);
      return verdictOf(this.#backend.name, 'in-process', rejectedPaths, judgement);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof RatchetFailure && error.kind === 'bad-request')
        return voidVerdict(job.checks.trust, this.#backend.name, [], error.message);
      throw error;
    }
  }

  async #round(job: JudgeJob, collected: Collected, language: LanguageSupport, signal: AbortSignal): Promise<Judgement> {
    const { checks, limits } = job;
    if (checks.trust === 'validated') throw new TypeError('validators run candidates, and are run in no box themselves');
    const compile = this.#compile(language, signal);
    if (checks.trust === 'split') {
      const made = await compile({ files: collected.files, tests: {}, paths: collected.sources });
      if ('unready' in made) return unrun(checks.cases, made.unready);
      const compiled = { ...collected, files: made.files };
      const runs = checks.cases.filter(isRun);
      if (runs.length > 0) return this.#runProgram(job, runs, compiled, language, signal);
      const work = { collected: compiled, cases: checks.cases.filter(isCall), limits };
      const judgement = await judgeSplit(this.#pool, language, work, signal);
      const isWanted = job.lines === true && language.traces === true && partsWays(judgement);
      return isWanted ? withLines(judgement, () => judgeSplit(this.#pool, language, { ...work, traced: true }, signal)) : judgement;
    }
    const bringsBuild = Object.keys(job.candidate).some((path) => job.editable.includes(path) && !collected.sources.includes(path));
    return judgeInProcess(
      this.#pool,
      language,
      { collected, tests: checks.tests, bringsBuild, limits, coverage: job.coverage ?? false, compile },
      signal,
    );
  }

  #compile(language: LanguageSupport, signal: AbortSignal): Compile {
    return (sources) => this.#compilers.compile(language, sources, signal);
  }

  #runProgram(
    job: JudgeJob,
    cases: readonly StdioCase[],
    collected: Collected,
    language: LanguageSupport,
    signal: AbortSignal,
  ): Promise<Judgement> {
    const program = programOf(job);
    if (program === null)
      throw new RatchetFailure('bad-request', 'nothing says which file is the program: name it main, or make it the only editable one');
    return judgeProgram(this.#pool, language, { collected, program, cases, limits: job.limits }, signal);
  }

  /** Looked for once: what cannot be installed would be tried with each candidate. */
  #linter(language: Language): Promise<BoxProgram | null> {
    const looking = this.#linters.get(language) ?? linterFor(language, this.#tools);
    this.#linters.set(language, looking);
    return looking;
  }

  /** What is no verdict has no void: a fault of the box is a failure of the sandbox. */
  async #withoutFaults<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof BoxFault) throw new RatchetFailure('sandbox-unavailable', error.message, { cause: error });
      throw error;
    }
  }
}
