import type { Board } from '../../../campaigns/board.js';
import { Card, Empty, Moment, Pill, StrategyLink, type Tone } from '../../ui/parts.js';
import type { HistoryLine } from '../../../campaigns/history.js';

export const KIND_TONES: Readonly<Record<HistoryLine['kind'], Tone>> = {
  champion: 'good',
  rollback: 'bad',
  incident: 'warn',
  order: 'info',
  extension: 'info',
};

/** Champions, rollbacks, incidents, orders and extensions, the latest first. */
export function HistoryTab({ board }: { readonly board: Board }) {
  const { marks, campaign } = board;
  return (
    <Card title="History" aside="the latest first">
      {marks.length === 0 ? (
        <Empty title="Nothing yet" />
      ) : (
        <div className="table-wrap" tabIndex={0} role="region" aria-label="History">
          <table>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">What</th>
                <th scope="col">Strategy</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {marks.toReversed().map(({ at, kind, what, cycle, strategy, because, branch }) => (
                <tr key={`${at} ${what} ${because}`}>
                  <td>
                    <Moment at={at} />
                    <div className="small muted">
                      {cycle === null ? '' : kind === 'incident' ? `cycle ${cycle + 1}` : `after ${cycle}`}
                      {branch === 0 ? '' : `, branch ${branch}`}
                    </div>
                  </td>
                  <td>
                    <Pill tone={KIND_TONES[kind]}>{what}</Pill>
                  </td>
                  <td>{strategy !== null && <StrategyLink campaign={campaign.id} id={strategy} />}</td>
                  <td>{because}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
