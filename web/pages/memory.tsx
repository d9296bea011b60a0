import { type FormEvent, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { FoundRow } from '../../campaigns/memory-search.js';
import type { ToldMemory } from '../../ports/report-records.js';
import type { LeftOut } from '../data/answers.js';
import { path } from '../data/client.js';
import { useRead } from '../data/queries.js';
import { Code } from '../ui/code.js';
import { counted } from '../ui/figures.js';
import { Icon } from '../ui/icons.js';
import { Card, Empty, Failed, LeftOutNote, Loading, Pill } from '../ui/parts.js';
import { RowOrder } from './memory-order.js';

/** What is remembered: looked for as an episode would, and what it is worth. */
export function MemoryPage() {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('text') ?? '';
  const [text, setText] = useState(asked);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSearch(text.trim() === '' ? {} : { text: text.trim() });
  };
  return (
    <div className="stack">
      <title>Memory – Ratchet</title>
      <div className="page-head">
        <h1>Memory</h1>
        <p className="lead">What episodes have taught, found as the next one would find it.</p>
      </div>
      <form className="search row" role="search" onSubmit={submit}>
        <label className="grow">
          <span className="sr-only">Look for</span>
          <input
            type="search"
            value={text}
            placeholder="A failure, a program, a few words"
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <button type="submit" className="button primary">
          <Icon name="search" /> Look
        </button>
      </form>
      {asked === '' ? <Worth /> : <Found text={asked} />}
    </div>
  );
}

function Found({ text }: { readonly text: string }) {
  const { data, error, refetch } = useRead<{ readonly rows: readonly FoundRow[]; readonly unreadable: LeftOut }>(
    `/memory?${new URLSearchParams({ text, limit: '20' }).toString()}`,
  );
  if (data === undefined) return error === null ? <Loading what="what is remembered" /> : <Failed error={error} again={refetch} />;
  if (data.rows.length === 0 && data.unreadable.length === 0)
    return (
      <Empty title="Nothing like that is remembered">
        <p>Try the words of a failure, or a piece of the program.</p>
      </Empty>
    );
  return (
    <>
      <LeftOutNote records={data.unreadable} />
      <p className="muted small">
        In the order in which an episode finds them: by words and by nearness in meaning together. Nearness 1 says the same, 0 has nothing
        to do with it; what is found by its words alone has none.
      </p>
      <ol className="found">
        {data.rows.map((row) => (
          <li key={row.id}>
            <Row row={row} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Row({ row }: { readonly row: FoundRow }) {
  const { id, score, sentence, kind, taskId, campaign, cycle, solved, attempts, code, edit, language, bugClass, errorType } = row;
  return (
    <article className="card">
      <div className="spread">
        <div className="row">
          <Pill tone={kind === 'lesson' ? 'warn' : 'good'}>{kind}</Pill>
          <span className="small nowrap">{score === null ? 'found by its words' : `nearness ${score.toFixed(2)}`}</span>
          <span className="small muted">
            {taskId}, <Link to={`/campaigns/${encodeURIComponent(campaign)}`}>{campaign}</Link> in cycle {cycle + 1},{' '}
            {solved ? `solved in ${counted(attempts, 'attempt')}` : 'not solved'}
            {errorType === undefined ? '' : `, ${errorType}`}
            {bugClass === undefined ? '' : `, ${bugClass}`}
          </span>
        </div>
        <RowOrder id={id} />
      </div>
      <p className="sentence">{sentence}</p>
      {edit !== undefined && <Code text={edit} language={language} />}
      {code !== undefined && (
        <details>
          <summary>The program that solved it</summary>
          <Code text={code} language={language} />
        </details>
      )}
    </article>
  );
}

type Told = ToldMemory & { readonly campaign: string; readonly lines: readonly string[] };

/** How much is remembered, by campaign, and what it is worth. */
function Worth() {
  const { data, error, refetch } = useRead<{ readonly memories: readonly Told[]; readonly unreadable: LeftOut }>('/memory/stats');
  if (data === undefined) return error === null ? <Loading what="what memory is worth" /> : <Failed error={error} again={refetch} />;
  if (data.memories.length === 0 && data.unreadable.length === 0) return <Empty title="Nothing is remembered yet" />;
  return (
    <>
      <LeftOutNote records={data.unreadable} />
      {data.memories.map((memory) => (
        <Stats key={memory.campaign} memory={memory} />
      ))}
    </>
  );
}

const WHY_NOT: Readonly<Record<NonNullable<ToldMemory['items'][number]['out']>, string>> = {
  forgotten: 'forgotten by order',
  hurts: 'tasks went worse with it',
  expired: 'expired',
  'crowded-out': 'crowded out',
};

function Stats({ memory: { campaign, rows, items, lines } }: { readonly memory: Told }) {
  const kinds = Object.entries(rows).map(([kind, n]) => `${n} ${kind}`);
  return (
    <Card title={<Link to={path('campaigns', campaign)}>{campaign}</Link>} aside={kinds.join(', ') || 'no rows'}>
      {lines.map((line) => (
        <p key={line} className="muted">
          {line}
        </p>
      ))}
      {items.length > 0 && (
        <div className="table-wrap" tabIndex={0} role="region" aria-label={`Rows of ${campaign} by what they are worth`}>
          <table>
            <thead>
              <tr>
                <th scope="col">What is told</th>
                <th scope="col" className="num">
                  Told
                </th>
                <th scope="col" className="num">
                  Lift
                </th>
                <th scope="col">Still told</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, sentence, told, lift, out }) => (
                <tr key={id}>
                  <td>{sentence}</td>
                  <td className="num">{told}</td>
                  <td className={`num ${lift > 0 ? 'good' : lift < 0 ? 'bad' : ''}`}>
                    {lift > 0 ? '+' : ''}
                    {lift.toFixed(2)}
                  </td>
                  <td>{out === null ? 'yes' : `no, ${WHY_NOT[out]}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
