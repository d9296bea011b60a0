import type { Files, Limits } from '../../domain/task.js';
import type { Diagnostic } from '../../domain/verdict.js';
import type { BoxProgram } from '../box.js';
import { Conversation } from '../conversation.js';
import { clean } from '../evidence.js';
import { expectWaiting } from '../judgement.js';
import { quoted } from './linters.js';
import type { BoxPool } from '../pool.js';

const LIMITS: Limits = { wallMs: 30_000, cpuMs: 20_000, memoryMb: 1_024, pids: 128, diskMb: 64, outputKb: 1_024 };
const MAX_FINDINGS = 200;
const FINDING = /^(?:\[\w+\] )?(?:\/job\/|\.\/)?(?<path>[^:\n]{1,1024}):(?<line>\d{1,9})(?::\d{1,9})?: ?(?<message>.{1,2000})$/;

/** What a linter says of these files; null when it did not come to an end. */
export async function lint(
  pool: BoxPool,
  program: BoxProgram,
  files: Files,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<readonly Diagnostic[] | null> {
  const order = { program, limits: LIMITS };
  const box = await pool.take(order);
  const onAbort = (): void => void box.destroy();
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    const talk = new Conversation(box, LIMITS, LIMITS.outputKb * 1_024);
    await expectWaiting(talk);
    await box.place(files);
    talk.sendLine(paths.map(quoted).join(' '));
    return await listen(talk, new Set(paths));
  } finally {
    signal.removeEventListener('abort', onAbort);
    const gone = box.destroy();
    if (signal.aborted) await gone;
    signal.throwIfAborted();
  }
}

/** It may read more than it was asked about (a crate from its root), and what it read may make it say anything. */
async function listen(talk: Conversation, paths: ReadonlySet<string>): Promise<readonly Diagnostic[] | null> {
  const findings: Diagnostic[] = [];
  const from = talk.now();
  for (;;) {
    const heard = await talk.hear(LIMITS, from);
    // 1 says that there are findings; anything above, that it broke off
    if (heard.kind === 'ended') return heard.exitCode > 1 ? null : findings;
    if (heard.kind !== 'line') return null;
    const finding = findingOf(heard.line);
    if (finding !== null && paths.has(finding.path) && findings.length < MAX_FINDINGS) findings.push(finding);
  }
}

/** A line of a linter's output; null for any other line. */
export function findingOf(line: string): Diagnostic | null {
  const found = FINDING.exec(line)?.groups;
  if (found === undefined) return null;
  return { path: found['path'] ?? '', line: Number(found['line']), message: clean(found['message'] ?? '') };
}
