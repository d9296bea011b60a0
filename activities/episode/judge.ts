import { within, type Address } from '../../domain/address.js';
import type { Case, Checks, Files, Task } from '../../domain/task.js';
import type { Verdict } from '../../domain/verdict.js';
import { verdictKey } from '../../ports/keys.js';
import type { Sandbox } from '../../ports/sandbox.js';
import type { Store } from '../../ports/store.js';

/** The infrastructure gets this many tries at one address before the episode is void. */
const MAX_VOIDS = 3;

export type Judged = { readonly key: string; readonly verdict: Verdict } | { readonly voided: string };

export interface Judging {
  /** of the task */
  readonly hash: string;
  readonly task: Task;
  readonly candidate: Files;
  /** checks of the task, or cases that the model wrote */
  readonly which: 'visible' | 'hidden' | { readonly written: readonly Case[] };
  /** whether the lines that its tests run are to be measured */
  readonly coverage?: boolean;
  /** whether each of its tests is to say which lines it runs */
  readonly lines?: boolean;
}

/**
 * Judges a candidate once for each address, candidate, task and box version; a retry finds the verdict. A void is
 * no verdict and is never kept: it is tried again, at the same address, and at last handed on as what it is.
 */
export async function judge(
  ports: { readonly sandbox: Sandbox; readonly store: Store },
  at: Address,
  { hash, task, candidate, which, coverage = false, lines = false }: Judging,
  signal: AbortSignal,
): Promise<Judged> {
  const checks: Checks = typeof which === 'string' ? task[which] : { trust: 'split', cases: which.written };
  const boxVersion = await ports.sandbox.version(task.language);
  const key = verdictKey(within(at, typeof which === 'string' ? which : 'written'), candidate, checks, hash, boxVersion);
  const known = await ports.store.find('verdicts', key);
  if (known !== null) return { key, verdict: known.verdict };
  let reason = '';
  for (let tries = 0; tries < MAX_VOIDS; tries += 1) {
    const verdict = await ports.sandbox.judge(
      {
        language: task.language,
        files: task.files,
        editable: task.editable,
        candidate,
        checks,
        limits: task.limits,
        coverage,
        ...(lines ? { lines } : {}),
        ...(task.needs === undefined ? {} : { needs: task.needs }),
        ...(task.repo === undefined ? {} : { repo: task.repo }),
      },
      signal,
    );
    if (verdict.status !== 'void') return { key, verdict: (await ports.store.keep('verdicts', key, { address: at, verdict })).verdict };
    reason = verdict.reason;
  }
  return { voided: reason };
}
