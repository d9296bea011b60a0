import { oneLine } from '../sections.js';
import { patchLine } from './patch-parts.js';
import { WORK_END_WORDS, type WorkEnd } from './trajectory.js';

/** How the command of a person's own agent went. */
export interface CommandRun {
  /** as its strategy has it */
  readonly command: string;
  readonly exitCode: number;
  /** beginning and end of what it printed */
  readonly output: string;
  /** bytes, of which `output` may be a part */
  readonly outputBytes: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMemoryMb: number;
  /** in the order in which they were answered; those of `works.calls` */
  readonly calls: readonly CommandCall[];
  /** questions that were not answered: why, and how often */
  readonly refusals: readonly { readonly why: string; readonly times: number }[];
  /** settings that it asked for and that are not handed on */
  readonly unheeded: readonly string[];
  /** paths that were rendered for it */
  readonly rendered: readonly string[];
}

export interface CommandCall {
  /** answers that were asked for at once */
  readonly n: number;
  readonly tokens: number;
  readonly costUsd: number;
  readonly wallMs: number;
  /** its answer was on record, from a run of the same command that was cut off */
  readonly known: boolean;
}

/** As it stands in a question to whoever reflects, learns or proposes: bounded, whatever it did. */
export function commandLines(run: CommandRun, ended: WorkEnd, patch: string, said: readonly string[]): readonly string[] {
  const { command, exitCode, output, calls, refusals } = run;
  const again = said.length - new Set(said).size;
  return [
    `an agent of its own (${cut(oneLine(command), MAX_COMMAND)}) worked with ${calls.length} model calls, and ended since ${WORK_END_WORDS[ended]}${ended === 'exited' && exitCode !== 0 ? ` with exit code ${exitCode}` : ''}; its patch: ${cut(patchLine(patch), MAX_TEXT)}`,
    ...(again === 0 ? [] : [`answers that it had before, word for word: ${again}`]),
    ...refusals
      .slice(0, MAX_REFUSALS)
      .map(({ why, times }) => `the model was refused ${times === 1 ? 'once' : `${times} times`}: ${cut(oneLine(why), MAX_TEXT)}`),
    ...(said.length === 0 ? [] : [`the last answer of the model to it: ${cut(oneLine(said.at(-1)?.trim() ?? ''), MAX_TEXT)}`]),
    ...(output.trim() === '' ? [] : [`the end of what it printed: ${oneLine(output.trim().slice(-MAX_TEXT))}`]),
  ];
}

const MAX_COMMAND = 160;
const MAX_TEXT = 500;
const MAX_REFUSALS = 3;

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)} …`;
}
