import type { Language } from '../../../domain/task.js';
import type { BoxProgram } from '../box.js';

/** What a language brings to the sandbox: one folder under `languages/`. */
export interface LanguageSupport {
  readonly language: Language;
  /** the toolchain, as it counts for a verdict */
  readonly version: string;
  /** `.py`: files that must compile */
  readonly sourceEnding: string;
  /** `probe`, a source with a function for each promise of a box that can be tried from inside */
  readonly probe: string;
  /** Compiles the candidate, loads it and answers calls, in the words of `split-protocol.ts`. */
  readonly splitDriver: BoxProgram;
  /** Runs a framework's tests with keyed records, in the words of `record-protocol.ts`. Throws RatchetFailure where the framework cannot be had. */
  runner(framework: 'pytest'): Promise<BoxProgram>;
}
