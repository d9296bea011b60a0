import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Draw } from './drawing.js';

const Drawing = lazy(async () => ({ default: (await import('./drawing.js')).Drawing }));

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/**
 * A plot, and the same figures as a table for those who cannot see it. What draws is loaded when the first plot is shown.
 */
export function Chart({
  label,
  height,
  draw,
  table,
  onPick,
}: {
  readonly label: string;
  readonly height: number;
  readonly draw: Draw;
  readonly table: ChartTable;
  readonly onPick?: (x: number) => void;
}) {
  return (
    <figure className="chart">
      <div className={`chart-place h-${height}`} role="img" aria-label={label}>
        <Suspense fallback={null}>
          <Drawing draw={draw} {...(onPick === undefined ? {} : { onPick })} />
        </Suspense>
      </div>
      <AsTable table={table} />
    </figure>
  );
}

function AsTable({ table, summary = 'Show as a table' }: { readonly table: ChartTable; readonly summary?: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="as-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && (
        <div className="table-wrap scroll" tabIndex={0} role="region" aria-label="the figures of the plot">
          <table>
            <thead>
              <tr>
                {table.head.map((each) => (
                  <th key={each} scope="col">
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.join(' ')}>
                  {row.map((each, index) => (
                    <td key={table.head[index]}>{each}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
