import { Link } from 'react-router';
import type { ToldTraining } from '../../campaigns/trainings-told.js';
import { path } from '../data/client.js';
import { counted } from '../ui/figures.js';
import { Card, Moment, Pill } from '../ui/parts.js';

const TONES = { running: 'info', published: 'good', 'kept-back': 'warn', failed: 'bad', cancelled: 'plain' } as const;

export function TrainingPill({ status }: Pick<ToldTraining, 'status'>) {
  return <Pill tone={TONES[status]}>{status}</Pill>;
}

/** Trainings, also those that run or published nothing, the latest first. */
export function Trainings({ trainings }: { readonly trainings: readonly ToldTraining[] }) {
  return (
    <Card title={counted(trainings.length, 'training')} aside="also those that published nothing">
      <div className="table-wrap" tabIndex={0} role="region" aria-label="Trainings">
        <table>
          <thead>
            <tr>
              <th scope="col">Training</th>
              <th scope="col">Tier</th>
              <th scope="col">Came to</th>
              <th scope="col">Stands at</th>
              <th scope="col" className="num">
                Loss
              </th>
              <th scope="col">Because</th>
              <th scope="col">Heard of</th>
            </tr>
          </thead>
          <tbody>
            {trainings.map(({ adaptation, tier, status, step, point, because, heardAt }) => (
              <tr key={adaptation}>
                <td>
                  <Link to={path('trainings', adaptation)}>{adaptation}</Link>
                </td>
                <td>{tier}</td>
                <td>
                  <TrainingPill status={status} />
                </td>
                <td>{point === null ? step || '–' : `step ${point.step}`}</td>
                <td className="num">{(point?.validLoss ?? point?.trainLoss)?.toFixed(3) ?? '–'}</td>
                <td>{because || '–'}</td>
                <td>
                  <Moment at={heardAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
