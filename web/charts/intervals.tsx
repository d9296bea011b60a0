import { percent } from '../ui/figures.js';

export interface Scored {
  readonly label: string;
  readonly solved: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

const ROW = 26;
const LEFT = 52;
const RIGHT = 272;

/** Shares with their 95 % intervals on one scale from 0 to 100 %. */
export function Intervals({ scores }: { readonly scores: readonly Scored[] }) {
  const x = (share: number): number => LEFT + share * (RIGHT - LEFT);
  const height = scores.length * ROW + 16;
  const told = scores.map(
    ({ label, solved, n, low, high }) => `${label}: ${percent(solved / Math.max(1, n))}, interval ${percent(low)} to ${percent(high)}`,
  );
  return (
    <svg className="intervals" viewBox={`0 0 ${RIGHT + 12} ${height}`} role="img" aria-label={told.join('; ')}>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x1={x(share)} x2={x(share)} y1="2" y2={height - 16} className="scale" />
          <text x={x(share)} y={height - 3} textAnchor="middle">
            {share * 100}
          </text>
        </g>
      ))}
      {scores.map(({ label, solved, n, low, high }, index) => {
        const y = index * ROW + ROW / 2;
        return (
          <g key={label} className={index === scores.length - 1 ? 'latest' : 'earlier'}>
            <text x="0" y={y + 4}>
              {label}
            </text>
            <line x1={x(low)} x2={x(high)} y1={y} y2={y} className="reach" />
            <circle cx={x(solved / Math.max(1, n))} cy={y} r="5" />
          </g>
        );
      })}
    </svg>
  );
}
