import type { ReactNode } from 'react';
import type { Board } from '../../../campaigns/board.js';
import { leftText } from '../../data/doing.js';
import { Intervals } from '../../charts/intervals.js';
import { counted, duration, interval, paid, percent, pValue, short, usd } from '../../ui/figures.js';
import { Icon } from '../../ui/icons.js';
import { Needs } from '../../ui/needs.js';
import { Meter, StrategyLink } from '../../ui/parts.js';

/** The four questions of a morning. */
export function Answers({ board }: { readonly board: Board }) {
  return (
    <section className="answers" aria-label="In short">
      <Answer question="What got better">
        <Better board={board} />
      </Answer>
      <Answer question="How sure are we">
        <Sure board={board} />
      </Answer>
      <Answer question="What did it cost">
        <Cost board={board} />
      </Answer>
      <Answer question="What needs me">
        {board.needs.length === 0 ? (
          <>
            <p className="figure calm">
              <Icon name="check" /> Nothing
            </p>
            <p className="small muted">{board.standing}</p>
          </>
        ) : (
          <Needs needs={board.needs} />
        )}
      </Answer>
    </section>
  );
}

function Answer({ question, children }: { readonly question: string; readonly children: ReactNode }) {
  return (
    <div className="answer">
      <h2 className="label">{question}</h2>
      {children}
    </div>
  );
}

function Better({ board: { first, last, cycles, campaign } }: { readonly board: Board }) {
  if (first !== null && last !== null && first.n > 0 && last.n > 0)
    return (
      <>
        <p className="figure">
          {percent(first.solved / first.n)} <Arrow /> {percent(last.solved / last.n)}
        </p>
        <p className="small muted">solved of {counted(last.tasks ?? last.n, 'exam task')} that learning never saw</p>
        <Intervals
          scores={[
            { ...first, label: 'before' },
            { ...last, label: 'after' },
          ]}
        />
      </>
    );
  const [start, now] = [cycles[0], cycles.at(-1)];
  if (start === undefined || now === undefined) return <Unknown>Nothing practised yet.</Unknown>;
  return (
    <>
      <p className="figure">
        {percent(start.recent.share)} <Arrow /> {percent(now.recent.share)}
      </p>
      <p className="small muted">
        solved in practice, {interval(now.recent)} now. The exam at the end says it on tasks that learning never saw.
      </p>
      <p className="small">
        Champion <StrategyLink campaign={campaign.id} id={campaign.champion} />
      </p>
    </>
  );
}

function Arrow() {
  return (
    <>
      <span aria-hidden="true" className="arrow">
        →
      </span>
      <span className="sr-only">to</span>
    </>
  );
}

function Sure({ board: { pairedP, campaign, races, first, last } }: { readonly board: Board }) {
  const promoted = races.filter(({ decision }) => decision === 'promoted');
  const proof =
    promoted.length === 0
      ? `No race has proven a challenger better yet, of ${counted(races.length, 'race')}.`
      : `${counted(promoted.length, 'challenger')} proven better by fresh paired runs, of ${counted(races.length, 'race')}.`;
  if (pairedP !== null && first !== null && last !== null && last.n > 0)
    return (
      <>
        <p className="figure">{first.strategy === last.strategy ? 'Same strategy' : pValue(pairedP)}</p>
        <p className="small muted">
          {first.strategy === last.strategy
            ? 'The first strategy is still the champion.'
            : 'that the exams differ by chance alone: the same tasks, in pairs.'}
        </p>
        <p className="small">{proof}</p>
      </>
    );
  return (
    <>
      <p className="figure">{counted(campaign.promotions, 'promotion')}</p>
      <p className="small muted">{proof}</p>
    </>
  );
}

function Cost({ board: { spent, limits, reserved, progress, campaign } }: { readonly board: Board }) {
  const left = progress === null ? null : leftText(progress);
  return (
    <>
      <p className="figure">
        {paid(spent)}
        {limits.costUsd !== null && <span className="of"> of {usd(limits.costUsd)}</span>}
      </p>
      {limits.costUsd !== null && (
        <Meter
          label="dollars"
          value={spent.costUsd}
          reserved={reserved.costUsd}
          limit={limits.costUsd}
          text={`${usd(spent.costUsd)} of ${usd(limits.costUsd)}`}
        />
      )}
      {limits.costUsd === null && limits.modelCalls !== null && (
        <Meter
          label="model calls"
          value={spent.modelCalls}
          reserved={reserved.modelCalls}
          limit={limits.modelCalls}
          text={`${spent.modelCalls} of ${limits.modelCalls}`}
        />
      )}
      <p className="small muted">
        {short(spent.modelCalls)}
        {limits.modelCalls === null ? '' : ` of ${short(limits.modelCalls)}`} model calls, {short(spent.tokens)} tokens,{' '}
        {duration(campaign.activeMs)} at work
      </p>
      {left !== null && <p className="small">{`${left.charAt(0).toUpperCase()}${left.slice(1)}`}.</p>}
    </>
  );
}

function Unknown({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <p className="figure muted">Not yet known</p>
      <p className="small muted">{children}</p>
    </>
  );
}
