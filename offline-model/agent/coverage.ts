import type { WorkView } from './read-work.js';
import { testFilesOf } from './test-files.js';

/** A function of the checkout that failing tests ran. */
export interface Ran {
  readonly path: string;
  /** empty: code outside of functions */
  readonly name: string;
}

/** The command that says which functions the failing tests run, a line each; null where this model knows of none. */
export function coverageCommand(view: WorkView): string | null {
  const files = testFilesOf(view).map(quoted).join(' ');
  const pytest = /^(?:(\S*python[\d.]*) -m )?pytest\b/.exec(view.testCommand);
  if (pytest !== null) {
    const failing = failingTests(view);
    return `${pytest[1] ?? 'python3'} -m trace --listfuncs --module pytest -q ${failing.length === 0 ? files : failing.map(quoted).join(' ')} 2>&1 | sed -n '${PYTHON_LINES}' | head -n ${MOST}`;
  }
  if (/^node\b.* --test\b/.test(view.testCommand))
    return `NODE_V8_COVERAGE=/tmp/ran ${view.testCommand.replace('{files}', files)} > /dev/null 2>&1; node -e '${JAVASCRIPT_LINES}' | head -n ${MOST}`;
  return null;
}

/** Of `python -m trace`: what it lists of the checkout, and not of what was set up in it. */
const PYTHON_LINES = String.raw`/\/site-packages\//d; s#^filename: /work/\(.*\), modulename: .*, funcname: \(.*\)$#ran: \1 \2#p`;
/** Of V8's own reports: functions that ran at least once. */
const JAVASCRIPT_LINES = [
  'const fs = require("fs"), ran = new Set();',
  'for (const file of fs.readdirSync("/tmp/ran")) for (const { url, functions } of JSON.parse(fs.readFileSync("/tmp/ran/" + file, "utf8")).result)',
  'if (url.startsWith("file:///work/") && !url.includes("/node_modules/"))',
  'for (const { functionName, ranges } of functions) if (ranges[0].count > 0) ran.add("ran: " + url.slice(13) + " " + functionName);',
  // reports of several processes come in no order of their own
  'for (const line of [...ran].sort()) console.log(line);',
].join(' ');
const MOST = 200;

/** What that command printed; null where it was not run. */
export function ranIn({ steps }: WorkView): readonly Ran[] | null {
  const step = steps.find(({ action }) => action.kind === 'run' && action.command.includes('ran: '));
  if (step === undefined) return null;
  const found = [...step.seen.matchAll(/^ran: (.+?) ?(\S*)$/gm)].map(([, path = '', name = '']) => ({ path, name }));
  return found.map(({ path, name }) => ({ path, name: name === '<module>' ? '' : name }));
}

function failingTests({ given, tests }: WorkView): readonly string[] {
  return tests.filter((id) => given.includes(`- ${id}: `));
}

export function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
