import { Link, useParams } from 'react-router';
import type { TrainingCourse } from '../../campaigns/trainings-told.js';
import { TrainingCurve } from '../charts/training-curve.js';
import type { LeftOut } from '../data/answers.js';
import { path } from '../data/client.js';
import { useRead } from '../data/queries.js';
import { Card, Failed, LeftOutNote, Loading, Moment } from '../ui/parts.js';
import { TrainingPill } from './trainings.js';

/** A training as it was heard of: where it stands, how it went, and why it published nothing. */
export function TrainingPage() {
  const { name = '' } = useParams();
  const { data, error, refetch } = useRead<TrainingCourse & { readonly unreadable: LeftOut }>(path('trainings', name));
  if (data === undefined) return error === null ? <Loading what={`training ${name}`} /> : <Failed error={error} again={refetch} />;
  const { adaptation, base, tier, sets, before, status, because, hash, step, begunAt, heardAt, curve } = data;
  return (
    <div className="stack">
      <title>{`${adaptation} – Ratchet`}</title>
      <div className="page-head">
        <h1>{adaptation}</h1>
        <p className="lead">
          <TrainingPill status={status} /> of <code>{base}</code> by {tier}, with rows of {sets.join(', ')}; begun <Moment at={begunAt} />,
          heard of last <Moment at={heardAt} />
        </p>
      </div>
      <LeftOutNote records={data.unreadable} />
      <Card title="What came of it">
        <ul className="lines">
          {status === 'running' && <li>It runs{step === '' ? '' : `: ${step}`}.</li>}
          {because !== '' && <li>It published nothing: {because}</li>}
          {hash !== null && (
            <li>
              It published <Link to={path('adapters', hash)}>{hash}</Link>.
            </li>
          )}
          {before !== null && (
            <li>
              It goes on from <Link to={path('adapters', before)}>{before}</Link>.
            </li>
          )}
        </ul>
      </Card>
      <Card title="How it went">
        {curve.length === 0 ? <p className="muted">Whoever trains it has told no figure.</p> : <TrainingCurve curve={curve} />}
      </Card>
    </div>
  );
}
