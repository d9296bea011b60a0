import { Link } from 'react-router';
import type { AdapterSummary } from '../../campaigns/adapters-told.js';
import type { ToldTraining } from '../../campaigns/trainings-told.js';
import type { LeftOut } from '../data/answers.js';
import { path } from '../data/client.js';
import { useRead } from '../data/queries.js';
import { counted } from '../ui/figures.js';
import { Card, Empty, Failed, LeftOutNote, Loading, Moment } from '../ui/parts.js';
import { heldText } from './adapter-figures.js';
import { Trainings } from './trainings.js';

const MOST = 200;

interface AdapterPage {
  readonly adapters: readonly AdapterSummary[];
  readonly next: string | null;
  readonly unreadable: LeftOut;
}

/** Models that were adapted and published, and trainings, also those that published none; the latest first. */
export function AdaptersPage() {
  const trainings = useRead<{ readonly trainings: readonly ToldTraining[]; readonly unreadable: LeftOut }>(
    `/trainings?order=newest&limit=${MOST}`,
  );
  const { data, error, refetch } = useRead<AdapterPage>(`/adapters?order=newest&limit=${MOST}`);
  return (
    <div className="stack">
      <title>Adapters – Ratchet</title>
      <div className="page-head">
        <h1>Adapters</h1>
        <p className="lead">Models that have learned from what was accepted. A campaign tries one as a challenger, and the gate decides.</p>
      </div>
      {data === undefined && (error === null ? <Loading what="adapters" /> : <Failed error={error} again={refetch} />)}
      <LeftOutNote records={[...(data?.unreadable ?? []), ...(trainings.data?.unreadable ?? [])]} />
      {data?.adapters.length === 0 && data.unreadable.length === 0 && (
        <Empty title="No adapter yet">
          <p>
            <code>ratchet adapt train</code> makes one, and a campaign of the offline model does by itself.
          </p>
        </Empty>
      )}
      {data !== undefined && data.adapters.length > 0 && (
        <Card title={counted(data.adapters.length, 'adapter')} aside={data.next === null ? 'the latest first' : 'the latest'}>
          <All adapters={data.adapters} />
        </Card>
      )}
      {trainings.error !== null && <Failed error={trainings.error} again={trainings.refetch} />}
      {trainings.data !== undefined && trainings.data.trainings.length > 0 && <Trainings trainings={trainings.data.trainings} />}
    </div>
  );
}

function All({ adapters }: { readonly adapters: readonly AdapterSummary[] }) {
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label="Adapters">
      <table>
        <thead>
          <tr>
            <th scope="col">Training</th>
            <th scope="col">Model</th>
            <th scope="col">Tier</th>
            <th scope="col" className="num">
              Rows
            </th>
            <th scope="col">Loss on rows held out</th>
            <th scope="col">On rows of before</th>
            <th scope="col">Made</th>
          </tr>
        </thead>
        <tbody>
          {adapters.map(({ hash, adaptation, model, tier, rows, held, old, madeAt }) => (
            <tr key={hash}>
              <td>
                <Link to={path('adapters', hash)}>{adaptation}</Link>
              </td>
              <td className="mono">{model}</td>
              <td>{tier}</td>
              <td className="num">{rows}</td>
              <td>{heldText(held)}</td>
              <td>{heldText(old)}</td>
              <td>
                <Moment at={madeAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
