import { DEFAULT_REPO_LIMITS, patchOf } from '../../domain/repo-task.js';
import type { Checks, Task } from '../../domain/task.js';
import type { FakeOutcome } from './fake-sandbox.js';
import type { JudgeJob } from '../../ports/sandbox.js';

function checks(id: string): Checks {
  const files = { 'tests/test_sum.py': 'from sums import add\n' };
  return { trust: 'in-process', tests: { framework: 'pytest', files, ids: [`tests/test_sum.py::${id}`] } };
}

/** A task in a checkout of two files, of which one is wrong. */
export function repoTask(change: Partial<Task> = {}): Task {
  return {
    id: 'sums',
    language: 'python',
    kind: 'repo',
    family: 'sums',
    prompt: 'add gives the difference.',
    files: {},
    editable: [],
    visible: checks('test_add'),
    hidden: checks('test_add_negative'),
    limits: DEFAULT_REPO_LIMITS,
    reference: {},
    repo: {
      source: { repository: '/nowhere', commit: '0'.repeat(40), environment: { setup: [], inputs: [] } },
      framework: 'pytest',
      testCommand: 'pytest {files}',
      failToPass: ['tests/test_sum.py::test_add'],
      passToPass: [],
      readOnly: ['tests/'],
      reference: '',
    },
    ...change,
  };
}

export const SUMS = { 'sums.py': 'def add(a, b):\n    return a - b\n', 'README.md': 'Sums.\n' };

/** Passes a patch that makes it a sum. */
export function judgeSums({ candidate, checks: judged }: JudgeJob): FakeOutcome {
  const [id = ''] = judged.trust === 'in-process' ? judged.tests.ids : [];
  return patchOf(candidate)?.includes('+    return a + b') === true ? 'passed' : { failing: [id] };
}
