import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Board } from '../../../campaigns/board.js';
import type { Grid } from '../../../campaigns/cycles.js';
import { type Cell, GridCanvas } from '../../charts/grid-canvas.js';
import { LETTERS } from '../../charts/cells.js';
import { path } from '../../data/client.js';
import type { EpisodePage, LeftOut } from '../../data/answers.js';
import { useRead } from '../../data/queries.js';
import { counted, percent } from '../../ui/figures.js';
import { Card, Empty, Failed, LeftOutNote, Loading, Pill } from '../../ui/parts.js';

/** What each task of each cycle came to. */
export function TasksTab({ board }: { readonly board: Board }) {
  const name = board.campaign.id;
  const {
    data: grid,
    error,
    refetch,
  } = useRead<Grid & { readonly unreadable: LeftOut }>(`${path('campaigns', name)}/grid`, { campaign: name });
  if (grid === undefined) return error === null ? <Loading what="the tasks" /> : <Failed error={error} again={refetch} />;
  if (grid.cycles.length === 0)
    return (
      <Empty title="No cycle has practised yet">
        <p>Each cycle that has practised is a column here, and each train task a row.</p>
      </Empty>
    );
  return (
    <>
      <LeftOutNote records={grid.unreadable} />
      <Tasks name={name} grid={grid} />
    </>
  );
}

type Order = 'suite' | 'success';

function Tasks({ name, grid }: { readonly name: string; readonly grid: Grid }) {
  const [search] = useSearchParams();
  const asked = grid.cycles.findIndex(({ cycle }) => cycle + 1 === Number(search.get('cycle')));
  const [order, setOrder] = useState<Order>('suite');
  const [cell, setCell] = useState<Cell | null>(asked < 0 ? null : { row: 0, column: asked });
  const shares = useMemo(() => sharesOf(grid), [grid]);
  const rows = useMemo(() => {
    const all = grid.tasks.map((_, task) => task);
    return order === 'suite' ? all : all.toSorted((one, other) => (shares[one] ?? 0) - (shares[other] ?? 0));
  }, [grid, order, shares]);
  return (
    <div className="stack">
      <Card
        title={`${counted(grid.tasks.length, 'task')} × ${counted(grid.cycles.length, 'cycle')}`}
        aside={
          <label className="row">
            Order
            <select
              className="compact"
              value={order}
              onChange={(event) => {
                setOrder(event.target.value === 'success' ? 'success' : 'suite');
                setCell(null);
              }}
            >
              <option value="suite">of the suite</option>
              <option value="success">hardest first</option>
            </select>
          </label>
        }
      >
        <ul className="key">
          {LETTERS.map(({ name: meaning, colour }) => (
            <li key={meaning}>
              <span className={`swatch ${colour}`} /> {meaning}
            </li>
          ))}
        </ul>
        <GridCanvas grid={grid} rows={rows} chosen={cell} onChoose={setCell} />
      </Card>
      {cell !== null && (
        <Chosen name={name} grid={grid} task={rows[cell.row] ?? 0} column={cell.column} share={shares[rows[cell.row] ?? 0] ?? 0} />
      )}
    </div>
  );
}

function sharesOf({ tasks, rows }: Grid): readonly number[] {
  return tasks.map((_, task) => {
    let [solved, of] = [0, 0];
    for (const row of rows) {
      if (row[task] !== '.') of += 1;
      if (row[task] === '+') solved += 1;
    }
    return of === 0 ? 0 : solved / of;
  });
}

/** The episodes behind a cell, which tell the whole story. */
function Chosen({
  name,
  grid,
  task,
  column,
  share,
}: {
  readonly name: string;
  readonly grid: Grid;
  readonly task: number;
  readonly column: number;
  readonly share: number;
}) {
  const id = grid.tasks[task] ?? '';
  const cycle = grid.cycles[column];
  const query = new URLSearchParams({ cycle: String(cycle?.cycle ?? 0), task: id, limit: '20' });
  const { data, error } = useRead<EpisodePage>(`${path('campaigns', name)}/episodes?${query.toString()}`, { campaign: name });
  return (
    <Card title={id} aside={`solved in ${percent(share)} of its practice`}>
      {error !== null && <Failed error={error} />}
      {data === undefined && error === null && <Loading what="its episodes" />}
      {data?.episodes.length === 0 && <p className="muted">No episode of cycle {(cycle?.cycle ?? 0) + 1} is on record for it.</p>}
      <ul className="rows">
        {(data?.episodes ?? []).map(({ address, purpose, outcome, attempts }) => (
          <li key={address} className="row">
            <Pill tone={outcome === 'solved' ? 'good' : outcome === 'void' ? 'plain' : 'bad'}>{outcome}</Pill>
            <Link to={`/campaigns/${encodeURIComponent(name)}/attempts/${encodeURIComponent(address)}`}>
              cycle {(cycle?.cycle ?? 0) + 1}, {purpose}
            </Link>
            <span className="muted">{counted(attempts, 'attempt')}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
