import { count } from './figures.js';
import { oneLine } from './sections.js';

export interface Recalled {
  readonly id: string;
  readonly sentence: string;
  /** files of the checkout without which it is no longer true */
  readonly paths?: readonly string[];
  /** missing in records of earlier versions */
  readonly from?: Provenance;
}

/** Where a row comes from, and how sure it is. */
interface Provenance {
  readonly kind: string;
  readonly task: string;
  readonly cycle: number;
  /** where it is another one */
  readonly campaign?: string;
  readonly solved: boolean;
  readonly attempts: number;
  /** further rows that say nearly the same */
  readonly alike: number;
}

/** As it stands in a prompt; `sentenceIn` reads it. */
export function recalledLine({ sentence, from }: Pick<Recalled, 'sentence' | 'from'>): string {
  if (from === undefined) return oneLine(sentence);
  const { kind, task, campaign, cycle, solved, attempts, alike } = from;
  const where = `cycle ${cycle}${campaign === undefined ? '' : ` of ${campaign}`}`;
  const came = solved ? `solved in ${count(attempts, 'attempt')}` : 'not solved';
  const more = alike === 0 ? '' : `; ${alike} more say the same`;
  return oneLine(`[${kind}, from ${`${task} in ${where}`.replaceAll(']', ')')}; ${came}${more}] ${sentence}`);
}

/** What a line of a prompt says, without where it comes from. */
export function sentenceIn(line: string): string {
  return /^\[\w+, from [^\]]*\] (.*)$/s.exec(line)?.[1] ?? line;
}
