import { within } from '../address.js';
import type { AgentEnd, AgentNow, AgentSpec, HelperNow, MotherNow } from './agent.js';
import { leftOf, NOTHING_SPENT, plus, shares, type Grant } from './grant.js';
import { inOrder } from './in-order.js';

/** What an agent does, by name, so that the same loop runs in a workflow of its own and inside one activity. */
export interface AgentVerbs {
  /** asks the model for the function, with its helpers as stubs, or for a change of it; what it wrote is on record */
  write(spec: AgentSpec, now: AgentNow): Promise<AgentNow>;
  /** has the model look at what was written before a box is spent on it */
  review(spec: AgentSpec, now: AgentNow): Promise<AgentNow>;
  /** puts together what it and its helpers wrote, and holds it against its cases */
  prove(spec: AgentSpec, now: AgentNow): Promise<AgentNow>;
  /** has another agent do all of this */
  spawn(spec: AgentSpec): Promise<AgentEnd>;
}

/**
 * An agent: it writes, its helpers grow side by side, each behind those that it uses, and what came of all is proved. While
 * its cases do not hold it changes what it wrote, and those of its helpers whose code the failures have run change with
 * it, by what it tells them; the others keep what they have.
 */
export async function runAgent(spec: AgentSpec, verbs: AgentVerbs): Promise<AgentEnd> {
  let now = await verbs.write(spec, begun(spec));
  while (now.ended === null) {
    now = await grow(spec, now, verbs);
    if (spec.bounds.reviews && now.voided === '') now = await verbs.review(spec, now);
    if (now.voided === '') now = await verbs.prove(spec, now);
    if (now.ended !== null || now.voided !== '') break;
    now = await verbs.write(spec, { ...now, changes: now.changes + 1 });
  }
  return endOf(now);
}

function begun({ before }: AgentSpec): AgentNow {
  return {
    round: null,
    written: before?.written ?? 0,
    changes: 0,
    helpers: [],
    spent: before?.spent ?? NOTHING_SPENT,
    proof: before?.proof ?? null,
    ended: null,
    voided: '',
  };
}

/**
 * Those that have something to do, each with a share of what is left that was cut before any of them began: who is faster plays no
 * part.
 */
async function grow(spec: AgentSpec, now: AgentNow, verbs: AgentVerbs): Promise<AgentNow> {
  const waiting = now.helpers.filter(({ todo }) => todo !== null);
  const { round, proof } = now;
  if (waiting.length === 0 || round === null) return now;
  const grants = shares(
    leftOf(spec.grant, now.spent),
    waiting.map(({ lines, todo }) => ({ lines, isNew: todo === 'make' })),
  );
  const grantOf = new Map(waiting.map(({ name }, index) => [name, grants[index]]));
  const ends = new Map(now.helpers.map(({ name, end }) => [name, end]));
  const side = Math.min(spec.bounds.width, waiting.length);
  const bounds = { ...spec.bounds, width: Math.floor(spec.bounds.width / side) };
  const done = await inOrder(waiting, side, async (helper) => {
    const grant = grantOf.get(helper.name);
    if (grant === undefined) throw new RangeError(`${helper.name} has no share`);
    const beside = helper.uses.map((name) => ({ name, proof: ends.get(name)?.proof ?? null }));
    const end = await verbs.spawn(childOf(spec, helper, { mother: { round, proof, helper: helper.name, beside }, grant, bounds }));
    ends.set(helper.name, end);
    return end;
  });
  const before = waiting.map(({ end }) => end?.spent ?? NOTHING_SPENT);
  return {
    ...now,
    helpers: now.helpers.map((helper) => ({ ...helper, end: ends.get(helper.name) ?? null, todo: null })),
    spent: done.reduce((sum, { spent }, index) => plus(sum, minus(spent, before[index] ?? NOTHING_SPENT)), now.spent),
    voided: done.find(({ voided }) => voided !== '')?.voided ?? '',
  };
}

/** What is left of it is on top of what it has spent before. */
function childOf(
  { episode, tree, at }: AgentSpec,
  { as, end, todo }: HelperNow,
  { mother, grant, bounds }: Pick<AgentSpec, 'bounds'> & { readonly mother: MotherNow; readonly grant: Grant },
): AgentSpec {
  const spent = end?.spent ?? NOTHING_SPENT;
  return {
    episode,
    tree,
    at: within(at, as),
    mother,
    earlier: null,
    want: todo ?? 'prove',
    grant: {
      agents: grant.agents + spent.agents,
      tokens: grant.tokens + spent.tokens,
      costUsd: grant.costUsd === null ? null : grant.costUsd + spent.costUsd,
      depth: grant.depth,
    },
    before: end,
    bounds,
  };
}

function minus(one: AgentEnd['spent'], other: AgentEnd['spent']): AgentEnd['spent'] {
  return {
    agents: one.agents - other.agents,
    calls: one.calls - other.calls,
    tokens: one.tokens - other.tokens,
    costUsd: one.costUsd - other.costUsd,
    rounds: one.rounds - other.rounds,
    sandboxRuns: one.sandboxRuns - other.sandboxRuns,
  };
}

function endOf({ ended, written, proof, spent, voided }: AgentNow): AgentEnd {
  const { state, because } = ended ?? { state: 'failed' as const, because: 'the infrastructure gave up' };
  return { state, because, written, proof, spent, voided };
}
