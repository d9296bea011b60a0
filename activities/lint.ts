import type { EpisodeSpec } from '../domain/episode.js';
import { newFindings } from '../domain/findings.js';
import type { Tried } from '../domain/prompt.js';
import type { Files, Task } from '../domain/task.js';
import { lintKey } from './keys.js';
import type { Sandbox, Store } from './ports.js';
import type { LintRecord } from './records.js';

/** Asks a linter about candidates that failed, once for each in an episode; where there is none for the program as given, there is none for them. */
export async function lint(ports: { readonly sandbox: Sandbox; readonly store: Store }, spec: EpisodeSpec, task: Task, failed: readonly Files[], signal: AbortSignal): Promise<void> {
  if (failed.length === 0) return;
  const { findings } = await lintOnce(ports, spec, task, asGiven(task), signal);
  if (findings !== null) await Promise.all(failed.map((candidate) => lintOnce(ports, spec, task, candidate, signal)));
}

/** The same candidates with what the linter found in them alone, as far as it was asked. */
export async function withFindings(store: Store, spec: EpisodeSpec, task: Task, tried: readonly Tried[]): Promise<readonly Tried[]> {
  const findingsOf = async (program: Files): Promise<LintRecord['findings']> => (await store.find('lints', lintKey(spec.address, program)))?.findings ?? null;
  const given = await findingsOf(asGiven(task));
  if (given === null) return tried;
  return Promise.all(
    tried.map(async (each) => {
      const findings = each.candidate === null ? null : await findingsOf(each.candidate);
      return findings === null ? each : { ...each, findings: newFindings(given, findings) };
    }),
  );
}

async function lintOnce({ sandbox, store }: Parameters<typeof lint>[0], spec: EpisodeSpec, task: Task, program: Files, signal: AbortSignal): Promise<LintRecord> {
  const key = lintKey(spec.address, program);
  const known = await store.find('lints', key);
  if (known !== null) return known;
  const findings = await sandbox.lint({ language: task.language, files: { ...task.files, ...program }, paths: Object.keys(program) }, signal);
  return store.keep('lints', key, { address: spec.address, findings });
}

function asGiven({ files, editable }: Task): Files {
  return Object.fromEntries(editable.flatMap((path) => (files[path] === undefined ? [] : [[path, files[path]]])));
}
