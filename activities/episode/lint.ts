import type { Address } from '../../domain/address.js';
import type { EpisodeSpec } from '../../domain/episode.js';
import { newFindings } from '../../domain/findings.js';
import type { Strategy } from '../../domain/strategy.js';
import type { Files, Task } from '../../domain/task.js';
import { lintKey } from '../../ports/keys.js';
import type { LintRecord } from '../../ports/records.js';
import type { Sandbox } from '../../ports/sandbox.js';
import type { Store } from '../../ports/store.js';
import type { Tried } from '../../domain/tried.js';

interface LintPorts {
  readonly sandbox: Sandbox;
  readonly store: Store;
}

/** Asks a linter about candidates that failed; where there is none for the program as given, there is none for them. */
export async function lint(ports: LintPorts, spec: EpisodeSpec, task: Task, failed: readonly Files[], signal: AbortSignal): Promise<void> {
  if (failed.length === 0) return;
  const findings = await lintOnce(ports, spec.address, task, asGiven(task), signal);
  if (findings !== null) await Promise.all(failed.map((candidate) => lintOnce(ports, spec.address, task, candidate, signal)));
}

/** The same candidates with what the linter found in them alone, as far as it was asked. */
export async function withFindings(store: Store, spec: EpisodeSpec, task: Task, tried: readonly Tried[]): Promise<readonly Tried[]> {
  const given = await keptFindings(store, spec.address, asGiven(task));
  if (given === null) return tried;
  return Promise.all(
    tried.map(async (each) => {
      const findings = each.candidate === null ? null : await keptFindings(store, spec.address, each.candidate);
      return findings === null ? each : { ...each, findings: newFindings(given, findings) };
    }),
  );
}

/** What the linter finds in a program, asked once in an episode: a step that is repeated, and another one, find its answer. */
export async function lintOnce(
  { sandbox, store }: LintPorts,
  episode: Address,
  task: Task,
  program: Files,
  signal: AbortSignal,
): Promise<LintRecord['findings']> {
  const key = lintKey(episode, program);
  const known = await store.find('lints', key);
  if (known !== null) return known.findings;
  const findings = await sandbox.lint(
    { language: task.language, files: { ...task.files, ...program }, paths: Object.keys(program) },
    signal,
  );
  return (await store.keep('lints', key, { address: episode, findings })).findings;
}

/** How many of an episode's programs a linter has read: those that failed, and for the scores the one as given and the last. */
export async function lintRuns(store: Store, episode: Address, task: Task, candidates: readonly Files[]): Promise<number> {
  const programs = new Map([asGiven(task), ...candidates].map((program) => [lintKey(episode, program), program]));
  const findings = await Promise.all([...programs.values()].map((program) => keptFindings(store, episode, program)));
  return findings.filter((each) => each !== null).length;
}

/** Whether a linter reads anything in an episode. */
export function asksLinter({ tools, worth }: Strategy): boolean {
  return tools.includes('linter') || worth.style > 0;
}

/** The editable files of a task before anybody changed them. */
export function asGiven({ files, editable }: Task): Files {
  return Object.fromEntries(editable.flatMap((path) => (files[path] === undefined ? [] : [[path, files[path]]])));
}

async function keptFindings(store: Store, episode: Address, program: Files): Promise<LintRecord['findings']> {
  return (await store.find('lints', lintKey(episode, program)))?.findings ?? null;
}
