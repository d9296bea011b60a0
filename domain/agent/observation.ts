import { fenced } from '../fence.js';
import { visibleText } from '../visible.js';
import { steadyLine } from './steady-output.js';
import type { Verdict } from '../verdict.js';

/** What an action came to, as the agent reads it: bounded, and where something is left out it says how to see it. */
export interface Observation {
  /** `failed`: a command or a test failed; `refused`: nothing was done */
  readonly outcome: 'done' | 'failed' | 'refused';
  /** the first line says what happened */
  readonly text: string;
}

/** What one observation may hold. More of one output says less than the same room for others. */
export const MAX_OBSERVED_CHARACTERS = 6_000;
const MAX_LINES = 160;
const MAX_LINE_CHARACTERS = 400;
/** Of what is cut out of the middle, so much stands before. */
const HEAD_SHARE = 0.4;

export function refused(why: string): Observation {
  return { outcome: 'refused', text: bounded(why) };
}

export function done(text: string): Observation {
  return { outcome: 'done', text: bounded(text) };
}

export interface Ended {
  readonly ended: 'exit' | 'timeout' | 'memory' | 'output';
  readonly exitCode: number;
  readonly output: string;
  readonly outputBytes: number;
  readonly wallMs: number;
}

export function ranCommand({ ended, exitCode, output, outputBytes, wallMs }: Ended): Observation {
  const how = {
    exit: `exit code ${exitCode}`,
    timeout: `killed after ${Math.round(wallMs / 1_000)} seconds; commands get no input, and none may wait for any`,
    memory: 'killed: it took more memory than the workspace has',
    output: `killed: it printed ${outputBytes} bytes, more than is allowed`,
  }[ended];
  const shown = excerptOf(
    output,
    (left, from, to) => `… ${left} left out; to see them send the output through \`sed -n ${from},${to}p\` …`,
  );
  const rest = outputBytes > BYTES_APART + byteLength(output) ? `\n(It printed ${outputBytes} bytes in all.)` : '';
  const text = shown.trim() === '' ? `${how}; it printed nothing` : `${how}\n${fenced(shown, '')}${rest}`;
  return { outcome: ended === 'exit' && exitCode === 0 ? 'done' : 'failed', text };
}

const BYTES_APART = 64;

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Lines with their numbers; `from` is the number of the first. */
export function viewedFile(path: string, text: string, from: number, lines: number): Observation {
  const all = text.replace(/\n$/, '').split('\n');
  const shown: string[] = [];
  let room = MAX_OBSERVED_CHARACTERS - 200;
  for (const [index, line] of all.entries()) {
    const told = `${from + index}\t${visibleText(cutLine(line.replace(/\r$/, '')))}`;
    if (shown.length >= MAX_VIEWED || room < told.length) break;
    room -= told.length + 1;
    shown.push(told);
  }
  const last = from + shown.length - 1;
  const rest = last < lines ? `; to see more: view ${path} ${last + 1}-${Math.min(lines, last + MAX_VIEWED)}` : '';
  return done(`${path}, lines ${from} to ${last} of ${lines}${rest}\n${fenced(shown.join('\n'), '')}`);
}

const MAX_VIEWED = 200;

export interface Match {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export function foundMatches(pattern: string, matches: readonly Match[], total: number): Observation {
  if (matches.length === 0) return done(`nothing matches ${pattern}`);
  const told = matches.map(({ path, line, text }) =>
    visibleText(`${path}:${line}: ${text.trim().slice(0, MAX_MATCH)}`).replaceAll('\n', ' ⏎ '),
  );
  const lines = told.slice(0, fitting(told, MAX_MATCHES, MAX_OBSERVED_CHARACTERS));
  const left = total - lines.length;
  const rest = left > 0 ? `\n(${left} more match; search below a folder, or for something narrower, to see them.)` : '';
  return done(`${total} lines match ${pattern}\n${lines.join('\n')}${rest}`);
}

const MAX_MATCHES = 60;
const MAX_MATCH = 200;

export function testsRun({ status, tests, diagnostics, reason, output }: Verdict): Observation {
  const failed = tests.filter((test) => test.status !== 'passed');
  if (status === 'passed') return { outcome: 'done', text: `all ${tests.length} visible tests pass` };
  const head = tests.length === 0 ? 'the visible tests did not run' : `${failed.length} of ${tests.length} visible tests fail`;
  const said = [
    ...diagnostics.map(({ path, line, message }) => `${path} line ${line}: ${message}`),
    ...failed.map(({ id, message }) => `- ${id}: ${message}`),
  ].map((line) => visibleText(cutLine(steadyLine(line))));
  const shown = said.slice(0, MAX_FAILURES);
  const left = said.length - shown.length;
  const rest = left > 0 ? [`(${left} more; run one test file by its own command to see its failures.)`] : [];
  const printed =
    output.trim() === ''
      ? []
      : [
          fenced(
            excerptOf(output, (lines) => `… ${lines} left out …`),
            '',
          ),
        ];
  return { outcome: 'failed', text: bounded([`${head}${reason === '' ? '' : ` (${reason})`}`, ...shown, ...rest, ...printed].join('\n')) };
}

const MAX_FAILURES = 24;

/** Colours and other sequences that a terminal obeys say nothing here. */
const SEQUENCE = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g; // oxlint-disable-line no-control-regex -- what a terminal obeys begins with a control character

/** The beginning and the end of an output. `left` says of so many lines that they are not shown, and which they are. */
export function excerptOf(output: string, left: (lines: string, from: number, to: number) => string): string {
  const lines = output.trimEnd().split('\n');
  const first = lines.slice(0, MAX_LINES + 1).map(shownLine);
  const head = fitting(first, Math.floor(MAX_LINES * HEAD_SHARE), Math.floor(MAX_OBSERVED_CHARACTERS * HEAD_SHARE));
  const last = lines.slice(Math.max(head, lines.length - MAX_LINES)).map(shownLine);
  const tail = fitting(last.toReversed(), MAX_LINES - head, Math.floor(MAX_OBSERVED_CHARACTERS * (0.95 - HEAD_SHARE)));
  const gone = lines.length - head - tail;
  const middle = gone === 0 ? [] : [left(gone === 1 ? '1 line' : `${gone} lines`, head + 1, head + gone)];
  return [...first.slice(0, head), ...middle, ...last.slice(last.length - tail)].join('\n');
}

function shownLine(line: string): string {
  return visibleText(cutLine(steadyLine(lastWritten(line.replaceAll(SEQUENCE, '')))));
}

/** What stays of a line that was written over, as a bar of progress is. */
function lastWritten(line: string): string {
  const whole = line.replace(/\r$/, '');
  return whole.slice(whole.lastIndexOf('\r') + 1);
}

/** How many lines from the beginning on fit. */
function fitting(lines: readonly string[], most: number, characters: number): number {
  let [count, room] = [0, characters];
  for (const line of lines) {
    room -= line.length + 1;
    if (count >= most || room < 0) break;
    count += 1;
  }
  return count;
}

function cutLine(line: string): string {
  return line.length <= MAX_LINE_CHARACTERS
    ? line
    : `${line.slice(0, MAX_LINE_CHARACTERS)} … (${line.length - MAX_LINE_CHARACTERS} more characters; \`cut -c\` shows them)`;
}

function bounded(text: string): string {
  return text.length <= MOST ? text : `${text.slice(0, MOST)} …`;
}

/** With what stands around what is shown. */
const MOST = MAX_OBSERVED_CHARACTERS + 1_500;

/** Whether two observations of one action say the same, but for what differs from run to run. */
export function sameObserved(one: Observation, other: Observation): boolean {
  return one.outcome === other.outcome && steady(one.text) === steady(other.text);
}

/** A text without what differs from run to run: numbers, addresses, names that were drawn. */
export function steady(text: string): string {
  return text.replaceAll(/0x[0-9a-f]+|\b[0-9a-f]{8,}\b|\d+(?:\.\d+)?/gi, '#').replaceAll(/\/tmp\/[\w.-]+/g, '/tmp/#');
}
