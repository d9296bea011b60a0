import { cyclesText } from '../campaigns/state.js';
import { costText, amountText, count } from '../domain/figures.js';
import { visibleLine } from '../domain/visible.js';
import { waitingLine } from '../domain/waiting.js';
import type { CampaignProgress } from '../ports/campaign-control.js';
import { fit } from './fit.js';
import { duration } from './report-table.js';

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const CURVE_CYCLES = 40;
const BAR_WIDTH = 20;

/**
 * A campaign as one who watches wants to see it, in lines that fit: where it stands, the curve of success in practice,
 * the champion, the evidence of the race that runs against its threshold, what it cost and what is left.
 */
export function regionLines(at: CampaignProgress, phase: string, width: number): readonly string[] {
  const { state, spent, limits, race, curve = [], waits } = at;
  const calls = `${count(spent.modelCalls, 'call')}${limits.modelCalls === null ? '' : ` of ${limits.modelCalls}`}`;
  const cost = `${costText(spent)}${limits.costUsd === null ? '' : ` of $${amountText(limits.costUsd)}`}`;
  const left = leftText(at);
  const promoted = state.promotions === 0 ? 'none promoted yet' : `${state.promotions} promoted`;
  return [
    `${state.id}: ${cyclesText(state)} · ${phase}`,
    ...(curve.length === 0 ? [] : [`practice ${curveText(curve)}`]),
    ...(race === null
      ? []
      : [
          `evidence ${bar(race.logE / race.logThreshold)} ${shown(race.logE)} of ${shown(race.logThreshold)}${race.lacks === undefined ? '' : `, but ${race.lacks}`}`,
        ]),
    `champion ${state.champion} · ${count(state.challengers, 'race')}, ${promoted}`,
    `${cost} · ${calls} · ${spent.tokens} tokens${left === null ? '' : ` · ${left}`}`,
    ...waits.map((each) => waitingLine(each)),
  ].map((line) => fit([{ text: visibleLine(line), worth: 1 }], width));
}

/** `about 3 min left`; null where nothing can be said. */
export function leftText({ leftMs, leftIsLeast }: Pick<CampaignProgress, 'leftMs' | 'leftIsLeast'>): string | null {
  return leftMs === null ? null : `${leftIsLeast === true ? 'at least' : 'about'} ${duration(leftMs)} left`;
}

function curveText(curve: NonNullable<CampaignProgress['curve']>): string {
  const latest = curve.slice(-CURVE_CYCLES);
  const bars = latest.map(({ solved, of }) => BARS[Math.round(share(solved, of) * (BARS.length - 1))] ?? BARS[0]).join('');
  const [first, last] = [curve[0], curve.at(-1)];
  const ends = [first, last].map((point) => `${Math.round(100 * share(point?.solved ?? 0, point?.of ?? 0))} %`);
  return curve.length === 1 ? `${bars} ${ends[0]}` : `${bars} ${ends.join(' → ')} of a cycle's tasks solved`;
}

function bar(part: number): string {
  const full = Math.round(Math.min(1, Math.max(0, part)) * BAR_WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`;
}

function shown(logarithm: number): string {
  return Math.exp(logarithm).toPrecision(3);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Lines that stand at the end of a terminal and change in their place; what is told beside them goes above. */
export class LiveRegion {
  private readonly out: NodeJS.WriteStream;
  private height = 0;

  constructor(out: NodeJS.WriteStream) {
    this.out = out;
  }

  show(lines: readonly string[]): void {
    this.out.write(`${this.up()}${lines.map((line) => `${ERASE_LINE}${line}\n`).join('')}${ERASE_BELOW}`);
    this.height = lines.length;
  }

  /** Leaves what is shown where it is; the next is shown below it. */
  keep(): void {
    this.height = 0;
  }

  private up(): string {
    return this.height === 0 ? '' : `\r\u001b[${this.height}A`;
  }
}

const ERASE_LINE = '\u001b[2K';
const ERASE_BELOW = '\u001b[J';
