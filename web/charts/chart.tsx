import { useState } from 'react';
import { later } from '../ui/later.js';
import type { Picture } from './picture.js';

const Drawing = later(async () => (await import('./drawing.js')).Drawing, null);

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/**
 * A plot, and the same figures as a table for those who cannot see it, made when it is opened. What draws is loaded when the first
 * plot is shown.
 */
export function Chart({
  label,
  height,
  picture,
  table,
  onPick,
}: {
  readonly label: string;
  readonly height: number;
  readonly picture: Picture;
  readonly table: () => ChartTable;
  readonly onPick?: (x: number) => void;
}) {
  return (
    <figure className="chart">
      <div className={`chart-place h-${height}`} role="img" aria-label={label}>
        <Drawing picture={picture} {...(onPick === undefined ? {} : { onPick })} />
      </div>
      <AsTable table={table} />
    </figure>
  );
}

function AsTable({ table }: { readonly table: () => ChartTable }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="as-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show as a table</summary>
      {isOpen && <Table {...table()} />}
    </details>
  );
}

function Table({ head, rows }: ChartTable) {
  return (
    <div className="table-wrap scroll" tabIndex={0} role="region" aria-label="the figures of the plot">
      <table>
        <thead>
          <tr>
            {head.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join(' ')}>
              {row.map((each, index) => (
                <td key={head[index]}>{each}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
