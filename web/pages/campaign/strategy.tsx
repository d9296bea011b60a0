import { useState } from 'react';
import { useParams } from 'react-router';
import type { Board } from '../../../campaigns/board.js';
import type { ToldVersion } from '../../../campaigns/story.js';
import type { StrategyVersion } from '../../../domain/strategy.js';
import { EvidenceCurve } from '../../charts/evidence-curve.js';
import type { RuleWorth, StrategyDiff, ToldLineage } from '../../data/answers.js';
import { path } from '../../data/client.js';
import { useRead } from '../../data/queries.js';
import { TextDiff } from '../../ui/diff.js';
import { counted } from '../../ui/figures.js';
import { Card, Failed, Loading, Pill, StrategyLink } from '../../ui/parts.js';
import { FATE_TONES } from './strategies.js';
import { StrategyOrders } from './strategy-orders.js';

/** What a strategy is, what made it, on which evidence, and what its rules are worth. */
export function StrategyPage({ board }: { readonly board: Board }) {
  const { id = '' } = useParams();
  const name = board.campaign.id;
  const at = path('strategies', id);
  const version = useRead<StrategyVersion>(at);
  const lineage = useRead<ToldLineage>(`${at}/lineage?${new URLSearchParams({ campaign: name }).toString()}`, { campaign: name });
  if (version.data === undefined)
    return version.error === null ? <Loading what={`strategy ${id}`} /> : <Failed error={version.error} again={version.refetch} />;
  const told = lineage.data?.steps.at(-1);
  return (
    <div className="stack">
      <title>{`${id} – ${name} – Ratchet`}</title>
      <div className="spread">
        <div>
          <div className="row">
            <h2 className="page-title">
              Strategy <span className="mono">{id}</span>
            </h2>
            {told !== undefined && <Pill tone={FATE_TONES[told.fate]}>{told.fate}</Pill>}
          </div>
          {told !== undefined && <Way name={name} steps={lineage.data?.steps ?? []} />}
        </div>
        <StrategyOrders board={board} id={id} />
      </div>
      <Change version={version.data} {...(told === undefined ? {} : { told })} />
      {told?.race !== null && told?.race !== undefined && <Race name={name} race={told.race} />}
      <Difference
        id={id}
        name={name}
        parent={version.data.parent}
        champion={board.campaign.champion}
        first={lineage.data?.steps[0]?.version.id ?? null}
      />
      <Rules board={board} version={version.data} />
      <Prompts version={version.data} />
    </div>
  );
}

/** The versions that led to it. */
function Way({ name, steps }: { readonly name: string; readonly steps: readonly ToldVersion[] }) {
  if (steps.length < 2) return <p className="muted small">It stands at the beginning.</p>;
  return (
    <p className="small muted way">
      {steps.slice(0, -1).map(({ version }) => (
        <span key={version.id}>
          <StrategyLink campaign={name} id={version.id} /> →{' '}
        </span>
      ))}
      this one
    </p>
  );
}

function Change({ version: { change }, told }: { readonly version: StrategyVersion; readonly told?: ToldVersion }) {
  const made = told?.version.change ?? change;
  if (made === null)
    return (
      <Card title="Why it is as it is">
        <p>The strategy that the campaign began with. It fits any model, and names no task.</p>
      </Card>
    );
  return (
    <Card title="Why it is as it is" aside={`${made.action.replaceAll('-', ' ')}${made.tactic === '' ? '' : `, by ${made.tactic}`}`}>
      <p>{made.because}</p>
      {made.evidence.length > 0 && (
        <>
          <h3 className="sub">It rests on</h3>
          <ul className="lines">
            {made.evidence.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      )}
      {told?.forced.map((line) => (
        <p key={line} className="warn">
          {line}
        </p>
      ))}
    </Card>
  );
}

function Race({ name, race }: { readonly name: string; readonly race: NonNullable<ToldVersion['race']> }) {
  const { data } = useRead<{ readonly races: readonly { readonly k: number; readonly evidence: { readonly both: readonly number[] } }[] }>(
    `${path('campaigns', name)}/races?order=newest&limit=500`,
    { campaign: name },
  );
  const curve = data?.races.find(({ k }) => k === race.k)?.evidence.both;
  return (
    <Card
      title={`Race ${race.k}: ${race.decision}`}
      aside={`cycle ${race.cycle + 1}, ${counted(race.pairs, 'pair')}, $${race.costUsd.toFixed(4)}`}
    >
      <p>
        Against <StrategyLink campaign={name} id={race.champion} />: {race.because}
      </p>
      {curve !== undefined && <EvidenceCurve race={{ k: race.k, logThreshold: race.logThreshold, curve }} />}
    </Card>
  );
}

function Difference({
  id,
  name,
  parent,
  champion,
  first,
}: {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly champion: string;
  readonly first: string | null;
}) {
  const others = [
    ...(parent === null ? [] : [{ id: parent, is: 'the version that it was made from' }]),
    ...(first === null || first === id || first === parent ? [] : [{ id: first, is: 'the first version' }]),
    ...(champion === id || champion === parent ? [] : [{ id: champion, is: 'the champion now' }]),
  ];
  const [against, setAgainst] = useState<string | null>(null);
  const other = against ?? others[0]?.id ?? null;
  const { data, error } = useRead<StrategyDiff>(`${path('strategies', id)}/diff?${new URLSearchParams({ with: other ?? id }).toString()}`, {
    isWanted: other !== null,
  });
  if (other === null) return null;
  return (
    <Card
      title="What it has otherwise"
      aside={
        <label className="row">
          than{' '}
          <select className="compact" value={other} onChange={(event) => setAgainst(event.target.value)}>
            {others.map((each) => (
              <option key={each.id} value={each.id}>
                {each.is} ({each.id})
              </option>
            ))}
          </select>
        </label>
      }
    >
      {error !== null && <Failed error={error} />}
      {data?.changes.length === 0 && <p className="muted">Nothing.</p>}
      <div className="stack">
        {data?.changes.map(({ part, removed, added }) => (
          <section key={part}>
            <h3 className="sub">{part}</h3>
            <TextDiff removed={removed} added={added} />
          </section>
        ))}
      </div>
      <p className="sr-only">of campaign {name}</p>
    </Card>
  );
}

function Rules({ board, version: { id, strategy } }: { readonly board: Board; readonly version: StrategyVersion }) {
  const { data } = useRead<RuleWorth>(`${path('strategies', id)}/rules`);
  const isChampion = board.campaign.champion === id;
  if (strategy.rules.length === 0)
    return (
      <Card title="Rules">
        <p className="muted">It has none.</p>
      </Card>
    );
  return (
    <Card title="Rules, and what they are worth" aside="on train tasks, with against without">
      <div className="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col" className="num">
                Places
              </th>
              <th scope="col" className="num">
                Helped
              </th>
              <th scope="col" className="num">
                Harmed
              </th>
              <th scope="col" className="num">
                Attempts saved
              </th>
              {isChampion && <th scope="col">Keep</th>}
            </tr>
          </thead>
          <tbody>
            {strategy.rules.map((rule) => {
              const worth = data?.rules.find((each) => each.rule === rule.text || each.rule === rule.id);
              return (
                <tr key={rule.id}>
                  <td>
                    {rule.text} <span className="muted mono">{rule.id}</span>
                  </td>
                  <td className="num">{worth?.places ?? '–'}</td>
                  <td className="num">{worth?.helpful ?? '–'}</td>
                  <td className="num">{worth?.harmful ?? '–'}</td>
                  <td className="num">{worth?.saved ?? '–'}</td>
                  {isChampion && (
                    <td>
                      <StrategyOrders.Pin board={board} rule={rule} />
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Prompts({ version: { strategy } }: { readonly version: StrategyVersion }) {
  const parts = Object.entries(strategy.prompts).filter(([, text]) => text !== '');
  return (
    <Card title="What it tells the model">
      <div className="stack">
        {parts.map(([part, text]) => (
          <section key={part}>
            <h3 className="sub">{part}</h3>
            <pre className="said">{text}</pre>
          </section>
        ))}
        <p className="small muted">
          {strategy.episode.samples} candidates an answer, {strategy.episode.reflections} reflections told, {strategy.memory.recall} rows of
          memory, {strategy.memory.examples ?? 0} examples chosen for each task, temperature {strategy.decoding.temperature}, tools:{' '}
          {strategy.tools.join(', ') || 'none'}.
        </p>
      </div>
    </Card>
  );
}
