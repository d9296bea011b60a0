import { checksFramework, DEFAULT_REPO_LIMITS } from '../../../domain/repo-task.js';
import type { Checks, Files, Task } from '../../../domain/task.js';
import { shownOf } from '../../repository/shown.js';
import { type Environments, runningOf } from './environments.js';
import type { NamedIn } from './test-names.js';

/** A record of a set whose tasks are checkouts. */
interface InCheckout {
  readonly id: string;
  readonly language: NamedIn;
  readonly family: string;
  readonly prompt: string;
  /** `OWNER/NAME` */
  readonly repo: string;
  readonly version: string | null;
  /** where it lies */
  readonly repository: string;
  readonly commit: string;
  /** of all files at the commit */
  readonly paths: readonly string[];
  readonly tests: Files;
  readonly areUnittests: boolean;
  readonly failToPass: readonly string[];
  readonly passToPass: readonly string[];
  readonly reference: string;
  /** commands behind the usual ones of a set-up, where nobody says how */
  readonly alsoSetup?: readonly string[];
}

export function taskInCheckout(environments: Environments, from: InCheckout): Task {
  const { id, language, family, prompt, repository, commit, tests, failToPass, passToPass, reference } = from;
  const { environment, framework, testCommand } = runningOf(environments, from);
  const side = (ids: readonly string[]): Checks => ({
    trust: 'in-process',
    tests: { framework: checksFramework(framework), files: tests, ids },
  });
  return {
    id,
    language,
    kind: 'repo',
    family,
    prompt,
    files: {},
    editable: [],
    visible: side(shownOf(failToPass)),
    hidden: side([...failToPass, ...passToPass]),
    limits: DEFAULT_REPO_LIMITS,
    reference: {},
    repo: {
      source: { repository, commit, environment },
      framework,
      testCommand,
      failToPass,
      passToPass,
      readOnly: Object.keys(tests).toSorted(),
      reference,
    },
  };
}
