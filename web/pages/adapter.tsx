import { Link, useParams } from 'react-router';
import type { AdapterRace, ToldAdapter } from '../../campaigns/adapters-told.js';
import { TrainingCurve } from '../charts/training-curve.js';
import type { LeftOut } from '../data/answers.js';
import { path } from '../data/client.js';
import { useRead } from '../data/queries.js';
import { counted } from '../ui/figures.js';
import { Card, Failed, LeftOutNote, Loading, Moment, Pill, StrategyLink } from '../ui/parts.js';
import { changeText, heldText } from './adapter-figures.js';

/** An adapted model: what taught it, how that went, what it forgot, and what the gate said of it. */
export function AdapterPage() {
  const { hash = '' } = useParams();
  const { data, error, refetch } = useRead<ToldAdapter & { readonly unreadable: LeftOut }>(path('adapters', hash));
  if (data === undefined) return error === null ? <Loading what={`adapter ${hash}`} /> : <Failed error={error} again={refetch} />;
  const { adaptation, model, base, tier, at, madeAt, evidence, curve, races } = data;
  return (
    <div className="stack">
      <title>{`${adaptation} – Ratchet`}</title>
      <div className="page-head">
        <h1>{adaptation}</h1>
        <p className="lead">
          <code>{model}</code>, made of <code>{base}</code> by {tier}, asked at{' '}
          {at === 'tuning' ? 'the endpoint that tuned it' : 'that of its base'}; <Moment at={madeAt} />
        </p>
      </div>
      <LeftOutNote records={data.unreadable} />
      <Card title="How its training went">
        {curve.length === 0 ? (
          <p className="muted">
            {tier === 't0'
              ? 'A ranker counts and weighs in one go: it has no course.'
              : 'Whoever trained it did not say, or an earlier version kept it, which did not ask.'}
          </p>
        ) : (
          <TrainingCurve curve={curve} />
        )}
      </Card>
      <div className="two">
        <Forgetting told={data} />
        <Taught told={data} />
      </div>
      <Card title="What was seen of it" aside="evidence; no gate reads it">
        {evidence.length === 0 ? (
          <p className="muted">Nothing was held out to look at.</p>
        ) : (
          <ul className="lines">
            {evidence.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
      </Card>
      <Card title="What the gate said">
        {races.length === 0 ? <p className="muted">No campaign has raced it yet.</p> : <Races races={races} />}
      </Card>
    </div>
  );
}

function Forgetting({ told: { held, old } }: { readonly told: ToldAdapter }) {
  return (
    <Card title="What it forgot" aside="loss before → after">
      <ul className="lines">
        <li>
          Rows that it was not taught with:{' '}
          {held === null ? 'none were held out, or nobody could say.' : `${heldText(held)}, ${changeText(held)}.`}
        </li>
        <li>
          Rows held out of earlier trainings:{' '}
          {old === null
            ? 'it goes on from none that held any out.'
            : `${heldText(old)}, ${changeText(old)}; more than 2 % worse is not published.`}
        </li>
      </ul>
    </Card>
  );
}

function Taught({ told: { rows, families, drawn, parent, followers } }: { readonly told: ToldAdapter }) {
  const refused = Object.entries(drawn?.refused ?? {});
  return (
    <Card title="What taught it">
      <ul className="lines">
        <li>
          {counted(rows, 'row')} of {counted(families, 'family', 'families')}
          {drawn !== null && `, ${drawn.validation} held out`}. A campaign that holds one of them back cannot have it.
        </li>
        {refused.length > 0 && <li>Refused: {refused.map(([because, count]) => `${count} ${because}`).join(', ')}.</li>}
        {parent !== null && (
          <li>
            It goes on from <Link to={path('adapters', parent)}>{parent}</Link>.
          </li>
        )}
        {followers.map((hash) => (
          <li key={hash}>
            <Link to={path('adapters', hash)}>{hash}</Link> goes on from it.
          </li>
        ))}
      </ul>
    </Card>
  );
}

const TONES = { promoted: 'good', dropped: 'bad', undecided: 'warn' } as const;

function Races({ races }: { readonly races: readonly AdapterRace[] }) {
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label="Races that tried it">
      <table>
        <thead>
          <tr>
            <th scope="col">Campaign</th>
            <th scope="col">Race</th>
            <th scope="col">Challenger</th>
            <th scope="col">Came to</th>
            <th scope="col" className="num">
              Won–lost of pairs
            </th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {races.map(({ campaign, branch, cycle, k, challenger, decision, because, pairs, wins, losses }) => (
            <tr key={`${campaign} ${branch} ${cycle}`}>
              <td>
                <Link to={`${path('campaigns', campaign)}/races`}>{campaign}</Link>
              </td>
              <td>
                {k}, cycle {cycle + 1}
              </td>
              <td>
                <StrategyLink campaign={campaign} id={challenger} />
              </td>
              <td>
                <Pill tone={TONES[decision]}>{decision}</Pill>
              </td>
              <td className="num">
                {wins}–{losses} of {pairs}
              </td>
              <td>{because}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
