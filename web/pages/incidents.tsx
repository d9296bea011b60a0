import { Link } from 'react-router';
import type { AllIncidents } from '../data/answers.js';
import { useRead } from '../data/queries.js';
import { Card, Empty, Failed, Loading, Moment, Pill } from '../ui/parts.js';
import { KIND_TONES } from './campaign/history.js';

const OPEN_TONES = { paused: 'warn', waiting: 'info', unreadable: 'bad' } as const;

/** What is out of the ordinary now, in all campaigns, and what was. */
export function IncidentsPage() {
  const { data, error, refetch } = useRead<AllIncidents>('/incidents');
  return (
    <div className="stack">
      <title>Incidents – Ratchet</title>
      <div className="page-head">
        <h1>Incidents</h1>
        <p className="lead">What waits or stands still now; and falls, rollbacks and what people forced, of every campaign.</p>
      </div>
      {data === undefined ? (
        error === null ? (
          <Loading what="incidents" />
        ) : (
          <Failed error={error} again={refetch} />
        )
      ) : (
        <All incidents={data} />
      )}
    </div>
  );
}

function All({ incidents: { open, past } }: { readonly incidents: AllIncidents }) {
  return (
    <>
      <Card title="Now">
        {open.length === 0 ? (
          <p>Nothing: every campaign that should go on does.</p>
        ) : (
          <ul className="rows">
            {open.map(({ campaign, kind, what, since }) => (
              <li key={`${campaign} ${what}`} className="row">
                <Pill tone={OPEN_TONES[kind]}>{kind}</Pill>
                <Link to={`/campaigns/${encodeURIComponent(campaign)}`}>{campaign}</Link>
                <span>{what}</span>
                {since !== null && (
                  <span className="muted small">
                    since <Moment at={since} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
      {past.length === 0 ? (
        <Empty title="Nothing out of the ordinary was" />
      ) : (
        <Card title="Before" aside="the latest first">
          <ul className="rows">
            {past.map(({ campaign, at, kind, what, because }) => (
              <li key={`${campaign} ${at} ${what}`}>
                <div className="row">
                  <Pill tone={KIND_TONES[kind]}>{what}</Pill>
                  <Link to={`/campaigns/${encodeURIComponent(campaign)}`}>{campaign}</Link>
                  <span className="muted small">
                    <Moment at={at} />
                  </span>
                </div>
                <p>{because}</p>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
