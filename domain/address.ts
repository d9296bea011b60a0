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

/** The sides of a race. */
export const SIDES = ['champion', 'challenger'] as const;
/** The strategies that take the exam on the sealed tasks. */
export type Examinee = 'first' | 'last';

/** The part of an address that names a side of a pair. */
export function sidePart(side: (typeof SIDES)[number] | Examinee): string {
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
    which === 'first' ? sidePart('first') : `${sidePart('last')} of b${branch}${extension === 0 ? '' : ` x${extension}`}`,
  );
}

/** Purposes of episodes on train tasks that learning may read. */
const TRAIN_PURPOSES: ReadonlySet<string> = new Set(['practise', 'search']);

/** Whether an episode is of a train task that a campaign learns from: `<campaign>/b<branch>/c<cycle>/practise/…`. */
export function isTrainEpisode(at: Address): boolean {
  const [, , , purpose = ''] = at.split('/');
  return TRAIN_PURPOSES.has(purpose);
}

/** The address without its side: both sides of a pair draw the same random numbers. */
export function withoutSide(at: Address): Address {
  return at
    .split('/')
    .filter((part) => !part.startsWith('side:'))
    .join('/');
}
