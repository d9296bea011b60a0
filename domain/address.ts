/**
 * Where a call stands, logically: campaign / branch / cycle / purpose / … / attempt. Never a Temporal run id, so that
 * a retry, a restart, a replay and a continue-as-new find what an earlier run has paid for.
 */
export type Address = string;

export function address(...parts: readonly (string | number)[]): Address {
  return parts.map((part) => String(part).replace(/[%/]/g, (character) => (character === '%' ? '%25' : '%2F'))).join('/');
}

/** An address below another: `within(a, 'answer', 3)`. */
export function within(parent: Address, ...parts: readonly (string | number)[]): Address {
  return `${parent}/${address(...parts)}`;
}

/** How a branch is named wherever it stands in a name: in addresses, ids of records and of workflows. */
export function branchPart(branch: number): string {
  return `b${branch}`;
}

/** Likewise a cycle. */
export function cyclePart(cycle: number): string {
  return `c${cycle}`;
}

/** A branch of a campaign: the address that all of it lies below, and the id of its record. */
export function branchId(campaign: string, branch: number): Address {
  return address(campaign, branchPart(branch));
}

/** A cycle of a branch: the address that all of it lies below, and the id of what is kept once for it. */
export function cycleAddress(campaign: string, branch: number, cycle: number): Address {
  return within(branchId(campaign, branch), cyclePart(cycle));
}

/** What a person names: the address of an episode, or with `/attempt/<n>` behind it that of one of its candidates, from 1. */
export function readAttempt(named: string): { readonly episode: Address; readonly attempt: number | null } {
  const { episode = named, attempt } = /^(?<episode>.*)\/attempt\/(?<attempt>\d+)$/s.exec(named)?.groups ?? {};
  return { episode, attempt: attempt === undefined ? null : Number(attempt) };
}

/** Where an address lies in its campaign; null where that is below no cycle of it, as with an exam. */
export interface Place {
  readonly campaign: string;
  readonly branch: number;
  readonly cycle: number;
  /** the parts behind the cycle, as they were given */
  readonly below: readonly string[];
}

export function readPlace(at: Address): Place | null {
  const [campaign, branch, cycle, ...below] = partsOf(at);
  const [b, c] = [numberBehind('b', branch), numberBehind('c', cycle)];
  return campaign === undefined || b === null || c === null ? null : { campaign, branch: b, cycle: c, below };
}

function numberBehind(letter: 'b' | 'c', part: string | undefined): number | null {
  const digits = part !== undefined && part.startsWith(letter) ? part.slice(1) : '';
  return /^(?:0|[1-9]\d*)$/.test(digits) ? Number(digits) : null;
}

/** The parts that an address was made of. */
export function partsOf(at: Address): readonly string[] {
  return at.split('/').map((part) => part.replace(/%(2F|25)/g, (_, code) => (code === '2F' ? '/' : '%')));
}

/** The sides of a race. */
export const SIDES = ['champion', 'challenger'] as const;
/** The strategies that take the exam on the sealed tasks. */
export type Examinee = 'first' | 'last';

/** The part of an address that names a side of a pair, or one of many that are compared: a variant of a search. */
export function sidePart(side: string): string {
  return `side:${side}`;
}

/**
 * Where the exam of a strategy stands. Both draw the same random numbers: what differs is the strategy and what it
 * remembers. The first is the same on every branch of a campaign, and found there; the last is each branch's own, and
 * that of each extension.
 */
export function examAddress(campaign: string, branch: number, which: Examinee, extension = 0): Address {
  return address(
    campaign,
    'exam',
    which === 'first' ? sidePart('first') : `${sidePart('last')} of ${branchPart(branch)}${extension === 0 ? '' : ` x${extension}`}`,
  );
}

/** Purposes of episodes on train tasks that learning may read. */
const TRAIN_PURPOSES: ReadonlySet<string> = new Set(['practise', 'search']);

/** Whether an episode is of a train task that a campaign learns from: `<campaign>/b<branch>/c<cycle>/practise/…`, or `…/search/…`. */
export function isTrainEpisode(at: Address): boolean {
  const [, , , purpose = ''] = at.split('/');
  return TRAIN_PURPOSES.has(purpose);
}

/** The side that an address names; null where it names none. */
export function sideIn(at: Address): string | null {
  return at.split('/').flatMap((part) => (part.startsWith('side:') ? [part.slice('side:'.length)] : []))[0] ?? null;
}

/** The address without its side: both sides of a pair draw the same random numbers. */
export function withoutSide(at: Address): Address {
  return at
    .split('/')
    .filter((part) => !part.startsWith('side:'))
    .join('/');
}
