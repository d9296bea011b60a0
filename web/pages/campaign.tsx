import { NavLink, Route, Routes, useParams } from 'react-router';
import type { Board } from '../../campaigns/board.js';
import { useLive, type Heard } from '../data/live.js';
import { useBoard } from '../data/queries.js';
import { counted } from '../ui/figures.js';
import { later } from '../ui/later.js';
import { Failed, Loading, Moment, NotFound, Pill, StatusPill } from '../ui/parts.js';
import { Overview } from './campaign/overview.js';
import { Steering } from './campaign/steering.js';

const LOADING = <Loading what="the page" />;
const TasksTab = later(async () => (await import('./campaign/tasks.js')).TasksTab, LOADING);
const RacesTab = later(async () => (await import('./campaign/races.js')).RacesTab, LOADING);
const StrategiesTab = later(async () => (await import('./campaign/strategies.js')).StrategiesTab, LOADING);
const StrategyPage = later(async () => (await import('./campaign/strategy.js')).StrategyPage, LOADING);
const AttemptsTab = later(async () => (await import('./campaign/attempts.js')).AttemptsTab, LOADING);
const AttemptPage = later(async () => (await import('./campaign/attempt.js')).AttemptPage, LOADING);
const HistoryTab = later(async () => (await import('./campaign/history.js')).HistoryTab, LOADING);

const TABS = [
  { to: '', name: 'Overview', part: null },
  { to: 'tasks', name: 'Tasks', part: TasksTab },
  { to: 'races', name: 'Races', part: RacesTab },
  { to: 'strategies', name: 'Strategies', part: StrategiesTab },
  { to: 'attempts', name: 'Attempts', part: AttemptsTab },
  { to: 'history', name: 'History', part: HistoryTab },
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
        {TABS.map(({ to, name: tab, part }) => (
          <NavLink
            key={tab}
            to={`/campaigns/${encodeURIComponent(name)}${to === '' ? '' : `/${to}`}`}
            end={to === ''}
            // who points at it is about to go there
            onPointerEnter={() => void part?.load()}
            onFocus={() => void part?.load()}
          >
            {tab}
          </NavLink>
        ))}
      </nav>
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
