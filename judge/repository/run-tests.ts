import { randomBytes } from 'node:crypto';
import { filesOfTest, type RepoPart } from '../../domain/repo-task.js';
import type { Files } from '../../domain/task.js';
import type { BoxWorkspace } from '../workspace/box-workspace.js';
import type { ShellEnd } from '../workspace/shell.js';
import { REPO_RUNNERS } from './frameworks.js';
import type { Reported } from './reports.js';

export interface TestRun {
  readonly reported: readonly Reported[];
  readonly end: ShellEnd;
  /** the end of what it printed: for a person, and for tests that were not reported */
  readonly printed: string;
}

const MAX_PRINTED_BYTES = 32 * 1_024 * 1_024;
const SHOWN_PRINTED = 2_000;

/** Runs the test command over these files in a workspace as it stands, and reads what the framework reports. */
export async function runTests(
  workspace: BoxWorkspace,
  { framework, testCommand }: Pick<RepoPart, 'framework' | 'testCommand'>,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<TestRun> {
  const runner = REPO_RUNNERS[framework];
  const mark = `--- ${randomBytes(16).toString('hex')} ---`;
  const files = runner.files(paths).map(quoted).join(' ');
  const command = runner.asked(testCommand).replaceAll('{files}', files);
  const reports = ['"$RATCHET_REPORT"', ...runner.reports].join(' ');
  // what it prints is read up to a length, and more of it is its own end
  const shell = [
    'mkdir -p /tmp/ratchet',
    `{ ( ${command}\n) 2>&1 3>&- < /dev/null; echo $? > /tmp/ratchet/code; } | head -c ${MAX_PRINTED_BYTES} >&3 &`,
    'reader=$!',
    'while [ ! -s /tmp/ratchet/code ]; do sleep 0.05; done',
    // who lives on holds the pipe: what it still says is nobody's report
    'for look in 1 2 3 4 5 6 7 8 9 10; do kill -0 $reader 2> /dev/null || break; sleep 0.05; done',
    'kill $reader 2> /dev/null',
    `printf '\\n%s\\n' '${mark}' >&3`,
    `for report in ${reports}; do [ ! -f "$report" ] || cat "$report" >&3; done`,
    'exit $(cat /tmp/ratchet/code)',
  ].join('\n');
  const end = await workspace.shell(['/bin/sh', '-c', shell], { env: { ...runner.env, RATCHET_REPORT: '/tmp/ratchet/report' } }, signal);
  const all = end.records.toString('utf8');
  const at = all.lastIndexOf(`\n${mark}\n`);
  const printed = at === -1 ? all : all.slice(0, at);
  const left = { printed, reports: at === -1 ? '' : all.slice(at + mark.length + 2) };
  return { reported: runner.read(left, paths), end, printed: printed.slice(-SHOWN_PRINTED).trim() };
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** The files that ids name; all of the tests' files where ids name none, as Java's do. */
export function filesOfIds(files: Files, ids: readonly string[], isTestFile: (path: string) => boolean): readonly string[] {
  const paths = Object.keys(files);
  const found = [...new Set(ids.flatMap((id) => filesOfTest(id, paths)))];
  return (found.length > 0 ? found : paths.filter(isTestFile)).toSorted();
}
