import { useState } from 'react';
import type { Board } from '../../../campaigns/board.js';
import type { Fate, ToldVersion } from '../../../campaigns/story.js';
import type { VersionPage } from '../../data/answers.js';
import { path } from '../../data/client.js';
import { useRead } from '../../data/queries.js';
import { counted, evidence } from '../../ui/figures.js';
import { Card, Failed, LeftOutNote, Loading, Pill, StrategyLink, type Tone } from '../../ui/parts.js';

export const FATE_TONES: Readonly<Record<Fate, Tone>> = {
  first: 'info',
  champion: 'good',
  'was champion': 'good',
  dropped: 'bad',
  'screened out': 'bad',
  'rolled back': 'bad',
  undecided: 'warn',
  'not raced': 'plain',
};

/** Who came from whom, and what became of each. */
export function StrategiesTab({ board }: { readonly board: Board }) {
  const name = board.campaign.id;
  const { data, error, refetch } = useRead<VersionPage>(`${path('campaigns', name)}/strategies?limit=500`, { campaign: name });
  const [isAll, setAll] = useState(false);
  if (data === undefined) return error === null ? <Loading what="the strategies" /> : <Failed error={error} again={refetch} />;
  const shown = isAll ? data.versions : worthShowing(data.versions);
  const left = data.versions.length - shown.length;
  return (
    <Card title="Lineage" aside={`${counted(data.versions.length, 'version')}${data.next === null ? '' : ' and more'}`}>
      <LeftOutNote records={data.unreadable} />
      <Tree name={name} versions={shown} />
      {(left > 0 || isAll) && (
        <button type="button" className="button" onClick={() => setAll(!isAll)}>
          {isAll ? 'Show those that came far' : `Show ${counted(left, 'more version')} that came no further than the train tasks`}
        </button>
      )}
    </Card>
  );
}

const FEW = 24;

/** Each version that came further than the train tasks, and what led to it; all where they are few. */
function worthShowing(versions: readonly ToldVersion[]): readonly ToldVersion[] {
  if (versions.filter(({ fate }) => fate === 'not raced').length <= FEW) return versions;
  const kept = new Set(versions.filter(({ fate }) => fate !== 'not raced').map(({ version }) => version.id));
  const byId = new Map(versions.map(({ version }) => [version.id, version]));
  for (const id of kept) {
    const parent = byId.get(id)?.parent;
    if (parent !== null && parent !== undefined) kept.add(parent);
  }
  return versions.filter(({ version }) => kept.has(version.id));
}

function Tree({ name, versions }: { readonly name: string; readonly versions: readonly ToldVersion[] }) {
  const ids = new Set(versions.map(({ version }) => version.id));
  const roots = versions.filter(({ version: { parent } }) => parent === null || !ids.has(parent));
  return <Branch name={name} versions={versions} level={roots} />;
}

function Branch({
  name,
  versions,
  level,
}: {
  readonly name: string;
  readonly versions: readonly ToldVersion[];
  readonly level: readonly ToldVersion[];
}) {
  if (level.length === 0) return null;
  return (
    <ul className="tree">
      {level.map((told) => (
        <li key={told.version.id}>
          <Node name={name} told={told} />
          <Branch name={name} versions={versions} level={versions.filter(({ version }) => version.parent === told.version.id)} />
        </li>
      ))}
    </ul>
  );
}

function Node({ name, told: { version, fate, race } }: { readonly name: string; readonly told: ToldVersion }) {
  const { change } = version;
  return (
    <div className="node">
      <div className="row">
        <StrategyLink campaign={name} id={version.id} />
        <Pill tone={FATE_TONES[fate]}>{fate}</Pill>
        {race !== null && (
          <span className="small muted">
            race {race.k}: {race.wins} won, {race.losses} lost of {counted(race.pairs, 'pair')}, evidence {evidence(race.logE)} of{' '}
            {evidence(race.logThreshold)}
          </span>
        )}
      </div>
      <p className="small muted">
        {change === null ? 'what the campaign began with' : `${change.action.replaceAll('-', ' ')}: ${change.new || change.old}`}
      </p>
    </div>
  );
}
