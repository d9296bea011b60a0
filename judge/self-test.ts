import { type CallCase, DEFAULT_LIMITS, type Limits } from '../domain/task.js';
import { RatchetFailure } from '../ports/failures.js';
import type { BoxBackend, Guarantee } from './box.js';
import { collect } from './collect.js';
import type { BoxFault } from './judgement.js';
import type { LanguageSupport } from './languages/language.js';
import { BoxPool } from './pool.js';
import { judgeSplit } from './split/split.js';

/** Without these nothing that a model wrote may run. */
const NEEDED: readonly Guarantee['what'][] = ['identity', 'files', 'network', 'system-calls'];
const PROBES = [...NEEDED, 'processes'] as const;
const LIMITS: Limits = { ...DEFAULT_LIMITS, pids: 16, wallMs: 30_000 };

/**
 * Looks from inside a first box whether the promises of the backend hold; answers them, lowered where one does not.
 * Throws RatchetFailure when a needed one is broken, BoxFault when no box starts.
 */
export async function proveGuarantees(backend: BoxBackend, language: LanguageSupport | null): Promise<readonly Guarantee[]> {
  const promised = backend.guarantees();
  const probe = language?.probe ?? null;
  if (language === null || probe === null) return promised.map(untried);
  const probes = PROBES.filter((what) => promised.some((each) => each.what === what && each.level !== 'none'));
  const pool = new BoxPool(backend, 0);
  const job = {
    collected: collect({ files: { [probe.path]: probe.text }, editable: [], candidate: {} }, language.sourceEndings),
    cases: probes.map(probeCase),
    limits: LIMITS,
  };
  const { tests } = await judgeSplit(pool, language, job, new AbortController().signal);
  const broken = tests.filter((test) => test.status !== 'passed');
  const needed = broken.filter((test) => NEEDED.some((what) => what === test.id));
  if (needed.length > 0)
    throw new RatchetFailure(
      'sandbox-unavailable',
      `boxes of ${backend.name} do not hold on this machine: ${needed.map((test) => `${test.id} (${test.message})`).join(', ')}`,
    );
  return promised.map((each) =>
    broken.some((test) => test.id === each.what) ? { ...each, level: 'none', by: `${each.by}: the self-test got round it` } : each,
  );
}

function untried(guarantee: Guarantee): Guarantee {
  const { what, level, by } = guarantee;
  if (level !== 'enforced' || !PROBES.some((each) => each === what)) return guarantee;
  return { what, level: 'weak', by: `${by}; not tried: no language is there that can look` };
}

/** What helps when not even the self-test gets a box. */
export function cannotStart(backend: BoxBackend, fault: BoxFault): RatchetFailure {
  const hint =
    process.getuid?.() === 0
      ? 'in a container, run it privileged or with a profile that allows user namespaces'
      : 'allow user namespaces: sudo sysctl -w kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0';
  return new RatchetFailure('sandbox-unavailable', `${backend.name} starts no box here: ${fault.message}; ${hint}`, { cause: fault });
}

function probeCase(what: (typeof PROBES)[number]): CallCase {
  return { id: what, call: { fn: `probe:${what.replace('-', '_')}`, args: [] }, expect: { returns: true }, compare: { kind: 'exact' } };
}
