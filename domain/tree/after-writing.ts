import type { ModelAnswer } from '../model.js';
import type { AgentEnd, AgentNow, HelperNow } from './agent.js';
import { invalidated } from './changed.js';
import { plus, type TreeSpent } from './grant.js';
import type { Helper } from './plan.js';

type Asking = Pick<TreeSpent, 'calls' | 'tokens' | 'costUsd'>;

export function sent({ calls, tokens, costUsd }: Asking, answer: Pick<ModelAnswer, 'usage' | 'costUsd'>): Asking {
  const { promptTokens, completionTokens } = answer.usage;
  return { calls: calls + 1, tokens: tokens + promptTokens + completionTokens, costUsd: costUsd + answer.costUsd };
}

/** What was written, and what was there before it. */
export interface WrittenRound {
  readonly id: string;
  readonly record: Round & { readonly spent: Asking; readonly ended: Pick<AgentEnd, 'state' | 'because'> | null };
  readonly last: Round | null;
  readonly lastProof: { readonly round: string; readonly helpers: readonly HelperNow[]; readonly touched: readonly string[] } | null;
}

interface Round {
  readonly files: Readonly<Record<string, string>>;
  readonly helpers: readonly Helper[];
}

/** Where an agent stands behind something that it wrote. Where a change could not be used, what it had stands. */
export function afterWriting(now: AgentNow, { id, record, last, lastProof }: WrittenRound): AgentNow {
  const isNew = now.written === 0;
  const own = { agents: Number(isNew), rounds: Number(!isNew), sandboxRuns: 0, ...record.spent };
  const written = { ...now, written: now.written + 1, spent: plus(now.spent, own) };
  if (record.ended !== null)
    return last === null
      ? { ...written, ended: record.ended }
      : { ...written, ended: { state: 'failed', because: `its change: ${record.ended.because}` } };
  const before = now.helpers.length > 0 ? now.helpers : (lastProof?.helpers ?? []);
  return { ...written, round: id, helpers: helpersNow(record, now.written, last, before, lastProof?.touched ?? []) };
}

/**
 * Which helpers are to do something: new ones, those of another contract, those that use them, and those whose code
 * failures have run. Of the last, those go first that do not hold their own cases; where there are none, and the mother
 * has found nothing to change in what she wrote, all of them.
 */
function helpersNow(
  record: Round,
  written: number,
  last: Round | null,
  before: readonly HelperNow[],
  touched: readonly string[],
): readonly HelperNow[] {
  const known = new Map(before.map((each) => [each.name, each]));
  const { made, changed, shaken } = invalidated(last?.helpers ?? [], record.helpers);
  const isSame = made.length + changed.length === 0 && JSON.stringify(last?.files) === JSON.stringify(record.files);
  const open = touched.filter((name) => known.get(name)?.end?.state !== 'passed');
  const told = new Set(open.length > 0 ? open : isSame ? touched : []);
  return record.helpers.map(({ name, uses, lines }): HelperNow => {
    const was = made.includes(name) ? undefined : known.get(name);
    const todo =
      was === undefined || was.end === null
        ? 'make'
        : changed.includes(name) || told.has(name) || was.end.proof === null
          ? 'change'
          : shaken.includes(name)
            ? 'prove'
            : null;
    return { name, uses, lines, as: was?.as ?? (written === 0 ? name : `${name}~${written}`), end: was?.end ?? null, todo };
  });
}
