import { Link } from 'react-router';
import type { ToldNight, ToldSchedule } from '../../campaigns/schedules.js';
import { SCHEDULES, useSchedules } from '../data/schedules.js';
import { cronWords } from '../ui/cron.js';
import { counted } from '../ui/figures.js';
import { Card, Empty, Failed, Loading, Moment, Pill, StatusPill } from '../ui/parts.js';
import { ScheduleOrders } from './schedule-orders.js';

/** Campaigns that begin by themselves: when, and what each night became. */
export function SchedulesPage() {
  const { data, error, refetch } = useSchedules();
  return (
    <div className="stack">
      <title>Schedules – Ratchet</title>
      <div className="spread page-head">
        <div>
          <h1>Schedules</h1>
          <p className="lead">
            Campaigns that begin by themselves, one a night; each goes on from what the last one that ended has learned.
          </p>
        </div>
        <Link to={`${SCHEDULES}/new`} className="button primary">
          New schedule
        </Link>
      </div>
      {data === undefined && (error === null ? <Loading what="schedules" /> : <Failed error={error} again={refetch} />)}
      {data?.schedules.length === 0 && (
        <Empty title="No schedule yet">
          <p>A schedule has campaigns begin while nobody is there.</p>
        </Empty>
      )}
      {data?.schedules.map((schedule) => (
        <OneSchedule key={schedule.name} schedule={schedule} />
      ))}
    </div>
  );
}

function OneSchedule({ schedule }: { readonly schedule: ToldSchedule }) {
  const { name, paused, note, next, cron, suite, model, inherits, nights } = schedule;
  return (
    <Card title={name} aside={<Pill tone={paused ? 'warn' : 'info'}>{paused ? 'paused' : 'active'}</Pill>} className="stack">
      <div>
        <p>
          {cron === null ? 'An earlier version made it, and did not keep when.' : <When cron={cron} />}
          {paused ? '' : next === null ? ' No further night is planned.' : ' Next night: '}
          {!paused && next !== null && <Moment at={next} />}
        </p>
        <p className="small muted">
          {suite !== null && `${suite} · ${model ?? ''}`}
          {inherits === false && ' · each night begins anew'}
        </p>
        {paused && <p className="small">Paused: {note}</p>}
      </div>
      <Nights schedule={name} nights={nights} />
      <ScheduleOrders name={name} paused={paused} />
    </Card>
  );
}

function When({ cron }: { readonly cron: string }) {
  const words = cronWords(cron);
  return words === null ? (
    <>
      At <code>{cron}</code>.
    </>
  ) : (
    `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
  );
}

function Nights({ schedule, nights }: { readonly schedule: string; readonly nights: readonly ToldNight[] }) {
  if (nights.length === 0) return <p className="muted">No night yet.</p>;
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label={`Nights of ${schedule}, the latest first`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Night</th>
            <th scope="col">Began</th>
            <th scope="col">State</th>
            <th scope="col">Came to</th>
          </tr>
        </thead>
        <tbody>
          {nights.map(({ campaign, createdAt, status, cycle, promotions }) => (
            <tr key={campaign}>
              <td>
                <Link to={`/campaigns/${encodeURIComponent(campaign)}`}>{campaign}</Link>
              </td>
              <td>
                <Moment at={createdAt} />
              </td>
              <td>
                <StatusPill status={status} />
              </td>
              <td>
                {counted(cycle, 'cycle')}, {counted(promotions, 'promotion')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
