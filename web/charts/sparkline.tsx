import { percent } from '../ui/figures.js';

const WIDTH = 180;
const HEIGHT = 44;
const EDGE = 4;

/** The course of success in practice, small. */
export function Sparkline({
  curve,
}: {
  readonly curve: readonly { readonly cycle: number; readonly solved: number; readonly of: number }[];
}) {
  const shares = smoothed(curve);
  const last = shares.at(-1);
  if (last === undefined) return <p className="muted small spark-none">nothing practised yet</p>;
  const x = (index: number): number => EDGE + (shares.length === 1 ? 1 : index / (shares.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (share: number): number => HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
  const points = shares.map((share, index) => `${x(index).toFixed(1)},${y(share).toFixed(1)}`);
  const first = shares[0] ?? last;
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`success in practice, from ${percent(first)} to ${percent(last)}`}
    >
      <line x1={EDGE} x2={WIDTH - EDGE} y1={y(0)} y2={y(0)} className="spark-base" />
      {points.length > 1 && (
        <polygon points={`${x(0)},${y(0)} ${points.join(' ')} ${x(points.length - 1)},${y(0)}`} className="spark-area" />
      )}
      {points.length > 1 && <polyline points={points.join(' ')} className="spark-line" />}
      <circle cx={x(points.length - 1)} cy={y(last)} r="3" className="spark-end" />
    </svg>
  );
}

/** One batch says little, so a point of a long curve stands for a few. */
export function smoothed(curve: readonly { readonly solved: number; readonly of: number }[]): readonly number[] {
  const reach = curve.length > 16 ? 4 : curve.length > 6 ? 2 : 1;
  return curve.map((_, index) => {
    const near = curve.slice(Math.max(0, index - reach + 1), index + 1);
    const of = near.reduce((sum, each) => sum + each.of, 0);
    return of === 0 ? 0 : near.reduce((sum, each) => sum + each.solved, 0) / of;
  });
}
