import { Link } from 'react-router';
import type { Glance, Glances } from '../../campaigns/board.js';
import { Intervals } from '../charts/intervals.js';
import { Sparkline, smoothed } from '../charts/sparkline.js';
import { useLiveOverview } from '../data/live.js';
import { useOverview } from '../data/queries.js';
import { counted, percent, pValue, short, paid, usd } from '../ui/figures.js';
import { Icon } from '../ui/icons.js';
import { Needs } from '../ui/needs.js';
import { Empty, Failed, Loading, Meter, Moment, StatusPill } from '../ui/parts.js';

/** All campaigns, what needs a person first. */
export function CampaignsPage() {
  const { data, error, refetch } = useOverview();
  useLiveOverview();
  return (
    <>
      <title>Campaigns – Ratchet</title>
      <div className="spread page-head">
        <div>
          <h1>Campaigns</h1>
          {data !== undefined && <p className="lead">{sentence(data.campaigns)}</p>}
        </div>
        <Link to="/start" className="button primary">
          <Icon name="play" /> Start a campaign
        </Link>
      </div>
      {error !== null && data === undefined && <Failed error={error} again={refetch} />}
      {data === undefined && error === null && <Loading what="campaigns" />}
      {data !== undefined && data.unreadable.length > 0 && <Unread campaigns={data.unreadable} />}
      {data !== undefined && (data.campaigns.length > 0 || data.unreadable.length === 0) && <List glances={data.campaigns} />}
    </>
  );
}

function sentence(glances: readonly Glance[]): string {
  const running = glances.filter(({ campaign }) => campaign.status === 'running').length;
  const acts = glances.flatMap(({ needs }) => needs).filter(({ urgency }) => urgency === 'act').length;
  const goesOn = running === 0 ? 'Nothing runs now' : `${counted(running, 'campaign')} ${running === 1 ? 'runs' : 'run'} now`;
  return `${goesOn}; ${acts === 0 ? 'nothing needs you' : `${counted(acts, 'thing')} ${acts === 1 ? 'needs' : 'need'} you`}.`;
}

/** What is left out of the list is never left out in silence. */
function Unread({ campaigns }: { readonly campaigns: Glances['unreadable'] }) {
  return (
    <div className="note bad-note" role="alert">
      <p className="note-title">{counted(campaigns.length, 'campaign')} cannot be read</p>
      <ul>
        {campaigns.map(({ campaign, because }) => (
          <li key={campaign}>
            <strong>{campaign}</strong>: {because}
          </li>
        ))}
      </ul>
    </div>
  );
}

function List({ glances }: { readonly glances: readonly Glance[] }) {
  if (glances.length === 0)
    return (
      <Empty title="No campaign yet">
        <p>A campaign practises on tasks with tests, learns, and keeps only what is proven better.</p>
        <Link to="/start" className="button primary">
          Start the first one
        </Link>
      </Empty>
    );
  return (
    <ul className="glances">
      {glances.map((glance) => (
        <li key={glance.campaign.id}>
          <GlanceCard glance={glance} />
        </li>
      ))}
    </ul>
  );
}

function GlanceCard({ glance }: { readonly glance: Glance }) {
  const { campaign, needs } = glance;
  return (
    <article className="card glance">
      <div className="glance-name">
        <h2>
          <Link to={`/campaigns/${encodeURIComponent(campaign.id)}`}>{campaign.id}</Link>
        </h2>
        <StatusPill status={campaign.status} />
        <p className="small muted glance-about">
          {campaign.config.suite} · {campaign.config.model}
          <br />
          since <Moment at={campaign.createdAt} />
        </p>
      </div>
      <Practice glance={glance} />
      <Proof glance={glance} />
      <Cost glance={glance} />
      <Needs needs={needs} />
    </article>
  );
}

function Practice({ glance: { curve, campaign } }: { readonly glance: Glance }) {
  const now = smoothed(curve).at(-1);
  const cycles = campaign.extensions?.at(-1)?.cycles ?? campaign.config.cycles;
  return (
    <div className="glance-part">
      <p className="label">Solved in practice</p>
      <div className="glance-spark">
        <Sparkline curve={curve} />
        {now !== undefined && <span className="figure">{percent(now)}</span>}
      </div>
      <p className="small muted">
        {Math.min(campaign.cycle, cycles)} of {counted(cycles, 'cycle')}
      </p>
    </div>
  );
}

function Proof({ glance: { first, last, pairedP, campaign } }: { readonly glance: Glance }) {
  return (
    <div className="glance-part">
      <p className="label">{first !== null && last !== null && last.n > 0 ? 'Solved in the exam, %' : 'Proven better'}</p>
      {first !== null && last !== null && last.n > 0 ? (
        <>
          <Intervals
            scores={[
              { ...first, label: 'before' },
              { ...last, label: 'after' },
            ]}
          />
          {pairedP !== null && <p className="small muted">{pValue(pairedP)}, paired</p>}
        </>
      ) : (
        <>
          <p className="figure">{campaign.promotions}</p>
          <p className="small muted">
            {campaign.promotions === 1 ? 'promotion' : 'promotions'} of {counted(campaign.challengers, 'race')}
          </p>
        </>
      )}
    </div>
  );
}

function Cost({ glance: { spent, limits } }: { readonly glance: Glance }) {
  return (
    <div className="glance-part">
      <p className="label">Spent</p>
      <p className="figure">{paid(spent)}</p>
      {limits.costUsd !== null && (
        <Meter
          label="dollars spent"
          value={spent.costUsd}
          limit={limits.costUsd}
          text={`${usd(spent.costUsd)} of ${usd(limits.costUsd)}`}
        />
      )}
      {limits.costUsd === null && limits.modelCalls !== null && (
        <Meter
          label="model calls spent"
          value={spent.modelCalls}
          limit={limits.modelCalls}
          text={`${spent.modelCalls} of ${limits.modelCalls} calls`}
        />
      )}
      <p className="small muted">
        {limits.costUsd === null ? '' : `of ${usd(limits.costUsd)} · `}
        {short(spent.modelCalls)}
        {limits.modelCalls === null ? '' : ` of ${short(limits.modelCalls)}`} calls
      </p>
    </div>
  );
}
