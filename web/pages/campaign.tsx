import { lazy, Suspense } from 'react';
import { NavLink, Route, Routes, useParams } from 'react-router';
import type { Board } from '../../campaigns/board.js';
import { useLive, type Heard } from '../data/live.js';
import { useBoard } from '../data/queries.js';
import { counted } from '../ui/figures.js';
import { Failed, Loading, Moment, NotFound, Pill, StatusPill } from '../ui/parts.js';
import { Overview } from './campaign/overview.js';
import { Steering } from './campaign/steering.js';

const TasksTab = lazy(async () => ({ default: (await import('./campaign/tasks.js')).TasksTab }));
const RacesTab = lazy(async () => ({ default: (await import('./campaign/races.js')).RacesTab }));
const StrategiesTab = lazy(async () => ({ default: (await import('./campaign/strategies.js')).StrategiesTab }));
const StrategyPage = lazy(async () => ({ default: (await import('./campaign/strategy.js')).StrategyPage }));
const AttemptsTab = lazy(async () => ({ default: (await import('./campaign/attempts.js')).AttemptsTab }));
const AttemptPage = lazy(async () => ({ default: (await import('./campaign/attempt.js')).AttemptPage }));
const HistoryTab = lazy(async () => ({ default: (await import('./campaign/history.js')).HistoryTab }));

const TABS = [
  { to: '', name: 'Overview' },
  { to: 'tasks', name: 'Tasks' },
  { to: 'races', name: 'Races' },
  { to: 'strategies', name: 'Strategies' },
  { to: 'attempts', name: 'Attempts' },
  { to: 'history', name: 'History' },
] as const;

export function CampaignPage() {
  const { name = '' } = useParams();
  // another campaign is another page: nothing of the one before stays
  return <Campaign key={name} name={name} />;
}

function Campaign({ name }: { readonly name: string }) {
  const { data: board, error, refetch } = useBoard(name);
  const heard = useLive(name);
  if (board === undefined)
    return error === null ? (
      <Loading what={`campaign ${name}`} />
    ) : (
      <>
        <title>{`${name} – Ratchet`}</title>
        <h1 className="page-head">{name}</h1>
        <Failed error={error} again={refetch} />
      </>
    );
  return (
    <>
      <title>{`${name} – Ratchet`}</title>
      <Head board={board} heard={heard} />
      <nav className="tabs" aria-label={`Campaign ${name}`}>
        {TABS.map(({ to, name: tab }) => (
          <NavLink key={tab} to={`/campaigns/${encodeURIComponent(name)}${to === '' ? '' : `/${to}`}`} end={to === ''}>
            {tab}
          </NavLink>
        ))}
      </nav>
      <Suspense fallback={<Loading what="the page" />}>
        <Routes>
          <Route index element={<Overview board={board} heard={heard} />} />
          <Route path="tasks" element={<TasksTab board={board} />} />
          <Route path="races" element={<RacesTab board={board} />} />
          <Route path="strategies" element={<StrategiesTab board={board} />} />
          <Route path="strategies/:id" element={<StrategyPage board={board} />} />
          <Route path="attempts" element={<AttemptsTab board={board} />} />
          <Route path="attempts/:address" element={<AttemptPage board={board} />} />
          <Route path="history" element={<HistoryTab board={board} />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </>
  );
}

function Head({ board, heard }: { readonly board: Board; readonly heard: Heard }) {
  const { campaign } = board;
  const { suite, model, cycles } = campaign.config;
  return (
    <div className="spread">
      <div>
        <div className="row">
          <h1>{campaign.id}</h1>
          <StatusPill status={campaign.status} />
          {heard.line === 'lost' && <Pill tone="warn">reconnecting</Pill>}
        </div>
        <p className="muted campaign-about">
          {suite} · {model} · cycle{' '}
          {Math.min(campaign.cycle + Number(campaign.status === 'running'), campaign.extensions?.at(-1)?.cycles ?? cycles)} of{' '}
          {campaign.extensions?.at(-1)?.cycles ?? cycles}
          {campaign.branch === 0 ? '' : ` · branch ${campaign.branch}`} · started <Moment at={campaign.createdAt} /> ·{' '}
          {counted(campaign.promotions, 'promotion')}
        </p>
      </div>
      <Steering board={board} />
    </div>
  );
}
