import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Board } from '../../../campaigns/board.js';
import type { EpisodePage } from '../../data/answers.js';
import { get, path } from '../../data/client.js';
import { KEYS } from '../../data/queries.js';
import { short, usd } from '../../ui/figures.js';
import { Card, Empty, Failed, LeftOutNote, Loading, Pill } from '../../ui/parts.js';
import { placeText } from './episode-place.js';

const PURPOSES = ['practise', 'search', 'screen', 'race', 'trust', 'exam'] as const;
const OUTCOMES = ['solved', 'plausible', 'failed', 'void'] as const;
export const OUTCOME_TONES = { solved: 'good', plausible: 'warn', failed: 'bad', void: 'plain' } as const;

/** Episodes that have ended, the latest first. */
export function AttemptsTab({ board }: { readonly board: Board }) {
  const name = board.campaign.id;
  const [filter, setFilter] = useState({ purpose: '', outcome: '', task: '' });
  const wanted = Object.entries(filter).filter(([, value]) => value !== '');
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: [...KEYS.campaign(name), 'episodes', filter],
    queryFn: ({ pageParam, signal }) =>
      get<EpisodePage>(
        `${path('campaigns', name)}/episodes?${new URLSearchParams([['limit', '50'], ['order', 'newest'], ...wanted, ...(pageParam === null ? [] : [['after', pageParam]])] as string[][]).toString()}`,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const episodes = data?.pages.flatMap((page) => page.episodes) ?? [];
  return (
    <Card title="Attempts at tasks" aside="the latest first">
      <div className="row filters">
        <Choice label="For" values={PURPOSES} value={filter.purpose} change={(purpose) => setFilter({ ...filter, purpose })} />
        <Choice label="Came to" values={OUTCOMES} value={filter.outcome} change={(outcome) => setFilter({ ...filter, outcome })} />
        <label className="row">
          Task
          <input
            className="compact"
            value={filter.task}
            placeholder="any"
            onChange={(event) => setFilter({ ...filter, task: event.target.value.trim() })}
          />
        </label>
      </div>
      {error !== null && <Failed error={error} again={refetch} />}
      {data === undefined && error === null && <Loading what="attempts" />}
      {data !== undefined && episodes.length === 0 && <Empty title="None is on record" />}
      <LeftOutNote records={data?.pages.flatMap((page) => page.unreadable) ?? []} />
      {episodes.length > 0 && <Table name={name} episodes={episodes} />}
      {hasNextPage && (
        <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? 'Loading…' : 'Show more'}
        </button>
      )}
    </Card>
  );
}

function Choice({
  label,
  values,
  value,
  change,
}: {
  readonly label: string;
  readonly values: readonly string[];
  readonly value: string;
  readonly change: (value: string) => void;
}) {
  return (
    <label className="row">
      {label}
      <select className="compact" value={value} onChange={(event) => change(event.target.value)}>
        <option value="">any</option>
        {values.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  );
}

function Table({ name, episodes }: { readonly name: string; readonly episodes: EpisodePage['episodes'] }) {
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label="Attempts at tasks">
      <table>
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col">For</th>
            <th scope="col">Came to</th>
            <th scope="col" className="num">
              Attempts
            </th>
            <th scope="col" className="num">
              Tokens
            </th>
            <th scope="col" className="num">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {episodes.map(({ address, taskId, purpose, outcome, errorClass, attempts, tokens, costUsd }) => (
            <tr key={address}>
              <td>
                <Link to={`/campaigns/${encodeURIComponent(name)}/attempts/${encodeURIComponent(address)}`}>{taskId}</Link>
                <div className="muted">{placeText(address)}</div>
              </td>
              <td>{purpose}</td>
              <td>
                <Pill tone={OUTCOME_TONES[outcome]}>{outcome}</Pill>{' '}
                {errorClass !== null && <span className="small muted">{errorClass}</span>}
              </td>
              <td className="num">{attempts}</td>
              <td className="num">{short(tokens)}</td>
              <td className="num">{usd(costUsd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
