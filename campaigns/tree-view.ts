import { partsOf, readAttempt, within, type Address } from '../domain/address.js';
import { treeList } from '../ports/lists.js';
import { RatchetFailure } from '../ports/failures.js';
import type { Store } from '../ports/store.js';
import type { AgentProofRecord, AgentReviewRecord, AgentRoundRecord, TreeRecord } from '../ports/tree-records.js';
import type { AgentState } from '../domain/tree/agent.js';

/** A tree of agents as it is on record, also while it grows. */
export interface TreeView {
  readonly tree: Address;
  /** null while it grows */
  readonly record: TreeRecord | null;
  /** mothers before their helpers, these in the order in which they were asked for */
  readonly agents: readonly ShownAgent[];
}

export interface ShownAgent {
  /** the names of the agents down to it, the first agent's own being empty */
  readonly name: string;
  readonly level: number;
  /** `planned`: its mother has asked for it, and nothing more; `waits`: for helpers; `proving`: all it needs is there */
  readonly state: AgentState | 'planned' | 'waits' | 'proving';
  readonly waitsFor: readonly string[];
  readonly because: string;
  /** by itself, without its helpers */
  readonly calls: number;
  readonly tokens: number;
  readonly rounds: readonly ShownRound[];
}

export interface ShownRound extends AgentRoundRecord {
  readonly review: AgentReviewRecord | null;
  readonly proof: AgentProofRecord | null;
}

/**
 * The tree of an answer: that of the attempt that is named, or else the latest. Throws RatchetFailure `missing-record` where there is
 * none.
 */
export async function treeView(store: Store, named: string): Promise<TreeView> {
  const { episode, attempt } = readAttempt(named);
  const tree = await latestTree(store, episode, attempt);
  if (tree === null) throw new RatchetFailure('missing-record', `${named} has no tree of agents, or none yet`);
  const [ids, record] = await Promise.all([store.list(treeList(tree)), store.find('trees', tree)]);
  const rounds = new Map<Address, ShownRound[]>();
  for (const id of [...new Set(ids)].filter((each) => partsOf(each).at(-2) === 'round').toSorted(byNumber)) {
    const [round, review, proof] = await Promise.all([
      store.find('agentRounds', id),
      store.find('agentReviews', id.replace(ROUND, '/review/$1')),
      store.find('agentProofs', id.replace(ROUND, '/proof/$1')),
    ]);
    if (round !== null) rounds.set(round.agent, [...(rounds.get(round.agent) ?? []), { ...round, review, proof }]);
  }
  return { tree, record, agents: shownFrom(within(tree, 'agent'), '', 0, rounds) };
}

const ROUND = /\/round\/(\d+)$/;

function byNumber(one: Address, other: Address): number {
  return Number(partsOf(one).at(-1)) - Number(partsOf(other).at(-1)) || (one < other ? -1 : 1);
}

async function latestTree(store: Store, episode: Address, attempt: number | null): Promise<Address | null> {
  let found: Address | null = null;
  for (let answer = 0; ; answer += 1) {
    const tree = within(episode, 'answer', answer);
    if ((await store.list(treeList(tree))).length === 0) return attempt === null ? found : null;
    found = tree;
    if (answer + 1 === attempt) return found;
  }
}

function shownFrom(at: Address, name: string, level: number, all: ReadonlyMap<Address, readonly ShownRound[]>): readonly ShownAgent[] {
  const rounds = all.get(at) ?? [];
  const last = rounds.findLast(({ files }) => Object.keys(files).length > 0) ?? rounds.at(-1);
  const below = (last?.helpers ?? []).map((helper) => {
    const as = last?.proof?.helpers.find((each) => each.name === helper.name)?.as ?? helper.name;
    return { helper, agents: shownFrom(within(at, as), name === '' ? as : `${name}/${as}`, level + 1, all) };
  });
  const isOpen = ({ agents }: (typeof below)[number]): boolean => ['planned', 'waits', 'proving'].includes(agents[0]?.state ?? 'planned');
  const own = below.filter(isOpen).map(({ helper }) => helper.name);
  const agents = below.flatMap((each) =>
    each.agents.map((agent, index) =>
      index > 0 || agent.state !== 'planned' ? agent : { ...agent, waitsFor: each.helper.uses.filter((uses) => own.includes(uses)) },
    ),
  );
  return [shownAgent(name, level, rounds, last, own), ...agents];
}

function shownAgent(
  name: string,
  level: number,
  rounds: readonly ShownRound[],
  last: ShownRound | undefined,
  open: readonly string[],
): ShownAgent {
  const proof = last?.proof ?? null;
  const spent = (of: 'calls' | 'tokens'): number =>
    rounds.reduce((sum, round) => sum + round.spent[of] + (round.review?.spent[of] ?? 0), 0);
  const state =
    last === undefined ? 'planned' : proof !== null ? proof.state : (last.ended?.state ?? (open.length > 0 ? 'waits' : 'proving'));
  return {
    name,
    level,
    state,
    waitsFor: proof === null ? open : [],
    because: proof === null ? (last?.ended?.because ?? '') : (proof.failing[0] ?? ''),
    calls: spent('calls'),
    tokens: spent('tokens'),
    rounds,
  };
}
