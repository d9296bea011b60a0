import type { RaceRecord } from '../../ports/records.js';
import type { PoolScore } from '../../ports/report-records.js';
import { solvedOf } from '../../campaigns/told.js';
import { evidenceCurves } from '../../domain/evidence-curves.js';
import { html, type Html } from './html.js';

const WIDTH = 560;

/** Success on the sealed tasks, with 95 % intervals by task. */
export function scorePlot(scores: readonly { readonly label: string; readonly score: PoolScore }[]): Html {
  const x = (share: number): string => (120 + share * (WIDTH - 150)).toFixed(1);
  const rows = scores.map(({ label, score }, index) => {
    const y = 26 + index * 34;
    const value = score.n === 0 ? 0 : score.solved / score.n;
    // above the interval, on the side where there is room: the label stands left of it
    const [at, anchor] = score.high < 0.5 ? [score.low, 'start'] : [score.high, 'end'];
    return html`<text x="110" y="${y + 4}" text-anchor="end">${label}</text>
      <line x1="${x(score.low)}" x2="${x(score.high)}" y1="${y}" y2="${y}" class="interval" />
      <circle cx="${x(value)}" cy="${y}" r="5" class="mark" />
      <text x="${x(at)}" y="${y - 8}" text-anchor="${anchor}" class="small">${solvedOf(score)}</text>`;
  });
  const bottom = 20 + scores.length * 34;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      html`<line x1="${x(share)}" x2="${x(share)}" y1="10" y2="${bottom}" class="grid" /><text
          x="${x(share)}"
          y="${bottom + 16}"
          text-anchor="middle"
          class="small"
          >${Math.round(share * 100)} %</text
        >`,
  );
  return html`<svg viewBox="0 0 ${WIDTH} ${bottom + 24}" role="img" aria-label="success on the sealed tasks">${ticks}${rows}</svg>`;
}

const HEIGHT = 180;
const LEFT = 44;

/**
 * The e-value of a race after each pair, on a logarithmic scale, against what a promotion needed; the counts that it is the mean of,
 * thin.
 */
export function evidencePlot(race: RaceRecord): Html {
  const { both, parts } = evidenceCurves(race);
  const all = [...both, ...parts.flatMap(({ curve }) => curve)];
  const low = Math.min(0, ...all);
  const high = Math.max(race.logThreshold, ...all) + 0.3;
  const x = (pair: number): string => (LEFT + (pair / Math.max(1, both.length - 1)) * (WIDTH - LEFT - 12)).toFixed(1);
  const y = (value: number): string => (HEIGHT - 24 - ((value - low) / (high - low)) * (HEIGHT - 40)).toFixed(1);
  const points = (curve: readonly number[]): string => curve.map((value, pair) => `${x(pair)},${y(value)}`).join(' ');
  const level = (value: number, label: string, kind: string): Html =>
    html`<line x1="${LEFT}" x2="${WIDTH - 12}" y1="${y(value)}" y2="${y(value)}" class="${kind}" /><text
        x="${LEFT - 6}"
        y="${Number(y(value)) + 4}"
        text-anchor="end"
        class="small"
        >${label}</text
      >`;
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="e-value of race ${race.k}">
    ${level(0, '1', 'grid')}${level(race.logThreshold, Math.exp(race.logThreshold).toPrecision(2), 'threshold')}
    ${parts.map(({ name, curve }) => html`<polyline points="${points(curve)}" class="part"><title>${name}</title></polyline>`)}
    <polyline points="${points(both)}" class="curve" />
    <text x="${LEFT}" y="${HEIGHT - 6}" class="small">pair 0</text>
    <text x="${WIDTH - 12}" y="${HEIGHT - 6}" text-anchor="end" class="small">pair ${both.length - 1}</text>
  </svg>`;
}
