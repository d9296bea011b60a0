import type { Language } from '../domain/task.js';
import type { Diagnostic, Verdict } from '../domain/verdict.js';
import type { Guarantee } from './box.js';
import type { OpenSandbox } from './judge.js';
import type { LanguageSupport } from './languages/language.js';
import type { BoxWorkspaces } from './workspace/workspaces.js';
import type { JudgeJob, ListJob, Rendering, Sandbox } from '../ports/sandbox.js';

/** Two sandboxes as one: some languages are judged in the second. */
export class ByLanguage implements OpenSandbox {
  readonly #first: OpenSandbox;
  readonly #second: OpenSandbox;
  readonly #inSecond: ReadonlySet<Language>;

  constructor(first: OpenSandbox, second: OpenSandbox, inSecond: readonly Language[]) {
    this.#first = first;
    this.#second = second;
    this.#inSecond = new Set(inSecond);
  }

  judge(job: JudgeJob, signal: AbortSignal): Promise<Verdict> {
    return this.#for(job.language).judge(job, signal);
  }

  lint(job: Parameters<Sandbox['lint']>[0], signal: AbortSignal): Promise<readonly Diagnostic[] | null> {
    return this.#for(job.language).lint(job, signal);
  }

  render(page: string, signal: AbortSignal): Promise<Rendering> {
    return this.#first.render(page, signal);
  }

  listTests(job: ListJob, signal: AbortSignal): Promise<readonly string[]> {
    return this.#for(job.language).listTests(job, signal);
  }

  version(language: Language): Promise<string> {
    return this.#for(language).version(language);
  }

  language(language: Language): LanguageSupport {
    return this.#for(language).language(language);
  }

  workspaces(): BoxWorkspaces {
    return this.#first.workspaces();
  }

  guarantees(): readonly Guarantee[] {
    return this.#first.guarantees();
  }

  async close(): Promise<void> {
    await Promise.all([this.#first.close(), this.#second.close()]);
  }

  #for(language: Language): OpenSandbox {
    return this.#inSecond.has(language) ? this.#second : this.#first;
  }
}
