import type { TokenReasons } from '../../domain/adapt/explained.js';

const CELL = 16;
const MARGIN = 132;
/** More would be no picture; the table has every token. */
const MOST = 60;
const LONGEST = 16;

/** Which words of the question each token looks at: words across, tokens down, the darker the more. */
export function HeatMap({ input, tokens }: TokenReasons) {
  const words = input.slice(0, MOST);
  const rows = tokens.slice(0, MOST);
  const most = Math.max(Number.MIN_VALUE, ...rows.flatMap(({ attention }) => attention.slice(0, MOST)));
  const [width, height] = [MARGIN + words.length * CELL + 8, MARGIN + rows.length * CELL + 8];
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label="Heat map">
      <svg
        className="heat"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label="Which words of the question each token looks at; the table below says it in words"
      >
        {words.map((word, column) => (
          <text key={keyOf(column)} transform={`translate(${MARGIN + column * CELL + CELL / 2},${MARGIN - 6}) rotate(-60)`}>
            {shown(word)}
          </text>
        ))}
        {rows.map(({ text, attention }, row) => (
          <g key={keyOf(row)} transform={`translate(0,${MARGIN + row * CELL})`}>
            <text x={MARGIN - 6} y={CELL * 0.7} textAnchor="end">
              {shown(text)}
            </text>
            {words.map((word, column) => (
              <rect
                key={keyOf(column)}
                x={MARGIN + column * CELL}
                width={CELL - 1}
                height={CELL - 1}
                fillOpacity={((attention[column] ?? 0) / most).toFixed(3)}
              >
                <title>{`${text} ← ${word}: ${(attention[column] ?? 0).toFixed(3)}`}</title>
              </rect>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** The same word may stand at several places: the place is what it is. */
function keyOf(place: number): string {
  return `at ${place}`;
}

function shown(token: string): string {
  return token.trim() === '' ? '␣' : token.slice(0, LONGEST);
}
