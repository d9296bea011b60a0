import { useNavigate } from 'react-router';
import type { Board } from '../../../campaigns/board.js';
import { EvidenceCurve } from '../../charts/evidence-curve.js';
import { FailuresChart } from '../../charts/failures-chart.js';
import { SuccessCurve } from '../../charts/success-curve.js';
import type { Heard } from '../../data/live.js';
import { evidence } from '../../ui/figures.js';
import { Card, Empty, Pill, StrategyLink } from '../../ui/parts.js';
import { Answers } from './answers.js';
import { Budget } from './budget.js';
import { LiveLog } from './live-log.js';

/** What a person wants to know first: what got better, how sure that is, what it cost, what needs them. */
export function Overview({ board, heard }: { readonly board: Board; readonly heard: Heard }) {
  const { cycles, campaign } = board;
  const isOver = campaign.status === 'done' || campaign.status === 'stopped';
  const navigate = useNavigate();
  return (
    <div className="stack">
      <Answers board={board} />
      <Card title="Success in practice" aside={<CurveKey board={board} />}>
        {cycles.length === 0 ? (
          <Empty title="No cycle has practised yet">
            <p>The first point stands here when the first cycle has practised.</p>
          </Empty>
        ) : (
          <SuccessCurve {...board} onPick={(cycle) => void navigate(`tasks?cycle=${cycle + 1}`)} />
        )}
      </Card>
      <div className="two">
        <Gate board={board} />
        <Card title={isOver ? 'What it did last' : 'What it does now'} aside={isOver ? undefined : <LineState line={heard.line} />}>
          <LiveLog heard={heard} campaign={board.campaign.id} />
        </Card>
      </div>
      <div className="two">
        <Card title="How tasks fail">
          {cycles.length === 0 ? <p className="muted">Nothing practised yet.</p> : <FailuresChart cycles={cycles} />}
        </Card>
        <Budget board={board} />
      </div>
      <Notes board={board} />
    </div>
  );
}

function CurveKey({ board: { marks } }: { readonly board: Board }) {
  const promotions = marks.filter(({ kind, what }) => kind === 'champion' && !what.endsWith('start')).length;
  const rollbacks = marks.filter(({ kind }) => kind === 'rollback').length;
  return (
    <>
      <span className="good">▲</span> {promotions} promoted {rollbacks > 0 && <span className="bad">↺</span>}{' '}
      {rollbacks > 0 && `${rollbacks} rolled back`}
    </>
  );
}

const LINES: Readonly<Record<Heard['line'], string>> = { connecting: 'connecting', live: 'live', lost: 'reconnecting' };

function LineState({ line }: { readonly line: Heard['line'] }) {
  return <Pill tone={line === 'live' ? 'good' : 'plain'}>{LINES[line]}</Pill>;
}

/** The race that runs, as its evidence grows, or the one that ended last. */
function Gate({ board }: { readonly board: Board }) {
  const { progress, evidence: ended, races, campaign, hopeless } = board;
  const running = progress?.race ?? null;
  if (running !== null)
    return (
      <Card title={`Race ${running.k}, now`} aside={`${running.pairs} of at most ${running.of} pairs`}>
        <p>
          The challenger won {running.wins} and lost {running.losses}; evidence {evidence(running.logE)} of the{' '}
          {evidence(running.logThreshold)} that a promotion needs{running.lacks === undefined ? '' : `, but ${running.lacks}`}.
        </p>
        <EvidenceCurve race={{ k: running.k, logThreshold: running.logThreshold, curve: running.evidence ?? [0, running.logE] }} />
      </Card>
    );
  const last = races.at(-1);
  if (last === undefined || ended === null)
    return (
      <Card title="The gate">
        <Empty title={hopeless === null ? 'No race yet' : 'A promotion is impossible'}>
          {hopeless !== null && <p>{hopeless}</p>}
          <p>A challenger that does better on train tasks is raced against the champion, on tasks that learning never sees.</p>
        </Empty>
      </Card>
    );
  return (
    <Card title={`Race ${last.k}, ${last.decision}`} aside={`cycle ${last.cycle + 1}, ${last.pairs} pairs`}>
      <p>
        <StrategyLink campaign={campaign.id} id={last.challenger} /> won {last.wins} and lost {last.losses} against the champion:{' '}
        {last.because}
      </p>
      <EvidenceCurve race={ended} />
    </Card>
  );
}

function Notes({ board: { notes, why, sampling, guarantee, comparison } }: { readonly board: Board }) {
  // a report has the guarantee among its notes
  const lines = new Set([...(comparison === '' ? [] : [comparison]), ...why, ...sampling, guarantee, ...notes]);
  return (
    <Card title="How to read this">
      <ul className="lines">
        {[...lines].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Card>
  );
}
