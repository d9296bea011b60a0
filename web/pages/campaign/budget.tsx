import type { Board } from '../../../campaigns/board.js';
import { short, usd } from '../../ui/figures.js';
import { Card, Meter } from '../../ui/parts.js';

/** What was spent of what may be, on what. */
export function Budget({ board: { spent, limits, reserved, lost, roles, races } }: { readonly board: Board }) {
  const raced = races.reduce(
    (sum, { modelCalls, costUsd }) => ({ modelCalls: sum.modelCalls + modelCalls, costUsd: sum.costUsd + costUsd }),
    { modelCalls: 0, costUsd: 0 },
  );
  return (
    <Card title="Cost and budget">
      <div className="stack">
        <Limit name="Dollars" spent={spent.costUsd} reserved={reserved.costUsd} limit={limits.costUsd} show={usd} />
        <Limit name="Model calls" spent={spent.modelCalls} reserved={reserved.modelCalls} limit={limits.modelCalls} show={short} />
        <div className="table-wrap">
          <table>
            <thead>
              <tr>
                <th scope="col">For</th>
                <th scope="col" className="num">
                  Calls
                </th>
                <th scope="col" className="num">
                  Cost
                </th>
              </tr>
            </thead>
            <tbody>
              {roles.map(({ role, model, modelCalls, costUsd }) => (
                <Row key={role} what={`${role}, ${model}`} calls={modelCalls} cost={costUsd} />
              ))}
              <Row what="of these, races" calls={raced.modelCalls} cost={raced.costUsd} />
              {lost.modelCalls > 0 && (
                <Row what={`of these, paid and not taken (${lost.last ?? ''})`} calls={lost.modelCalls} cost={lost.costUsd} />
              )}
            </tbody>
          </table>
        </div>
      </div>
    </Card>
  );
}

function Limit({
  name,
  spent,
  reserved,
  limit,
  show,
}: {
  readonly name: string;
  readonly spent: number;
  readonly reserved: number;
  readonly limit: number | null;
  readonly show: (n: number) => string;
}) {
  return (
    <div>
      <div className="spread limit">
        <span>{name}</span>
        <span>
          <b>{show(spent)}</b> {limit === null ? <span className="muted">no limit</span> : <span className="muted">of {show(limit)}</span>}
        </span>
      </div>
      {limit !== null && (
        <Meter
          label={name}
          value={spent}
          reserved={reserved}
          limit={limit}
          text={`${show(spent)} of ${show(limit)}, ${show(reserved)} reserved`}
        />
      )}
      {limit !== null && reserved > 0 && (
        <p className="small muted">{show(reserved)} more reserved for calls in flight and the last exam</p>
      )}
    </div>
  );
}

function Row({ what, calls, cost }: { readonly what: string; readonly calls: number; readonly cost: number }) {
  return (
    <tr>
      <td>{what}</td>
      <td className="num">{short(calls)}</td>
      <td className="num">{usd(cost)}</td>
    </tr>
  );
}
