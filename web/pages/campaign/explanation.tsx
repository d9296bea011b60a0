import { useState } from 'react';
import type { Explained, RankReason, TokenReasons } from '../../../domain/adapt/explained.js';
import { HeatMap } from '../../charts/heat-map.js';
import { path } from '../../data/client.js';
import { useRead } from '../../data/queries.js';
import { percent } from '../../ui/figures.js';
import { Failed, Loading } from '../../ui/parts.js';

/** How an answer came about. Working that out takes a moment, so it is asked for only where somebody wants it. */
export function Explanation({ episode, attempt }: { readonly episode: string; readonly attempt: number }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Why this answer</summary>
      {isOpen && <Explanations address={`${episode}/attempt/${attempt}`} />}
    </details>
  );
}

function Explanations({ address }: { readonly address: string }) {
  const { data, error, refetch } = useRead<Explained>(path('attempts', address, 'explanation'));
  if (data === undefined) return error === null ? <Loading what="what explains it" /> : <Failed error={error} again={refetch} />;
  switch (data.kind) {
    case 'rank':
      return <Rank {...data.rank} />;
    case 'tokens':
      return <Tokens {...data.tokens} />;
    case 'nothing':
      return <p className="muted">It cannot be explained: {data.because}.</p>;
    default:
      return data satisfies never;
  }
}

function Rank({ rank, of, probability, operator, place, line, edit, reasons, learned }: RankReason) {
  return (
    <div className="stack">
      <p>
        Candidate {rank} of {of}, with {percent(probability, 2)} of the probability: <code>{operator}</code> at a {place}, line {line}.
      </p>
      <pre className="said">{edit}</pre>
      <div className="table-wrap" tabIndex={0} role="region" aria-label="Reasons of its place">
        <table>
          <thead>
            <tr>
              <th scope="col">Reason</th>
              <th scope="col" className="num">
                Log-weight
              </th>
              <th scope="col">In words</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(({ name, value, words }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="num">{signed(value)}</td>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {learned.length > 0 && (
        <p className="small">What was learned weighs: {learned.map(({ name, value }) => `${name} ${signed(value)}`).join(', ')}.</p>
      )}
    </div>
  );
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${value.toFixed(2)}`;
}

function Tokens(reasons: TokenReasons) {
  const { input, tokens } = reasons;
  const looks = tokens.some(({ attention }) => attention.length > 0);
  return (
    <div className="stack">
      {looks && <HeatMap {...reasons} />}
      <div className="table-wrap scroll" tabIndex={0} role="region" aria-label="Tokens of the answer">
        <table>
          <thead>
            <tr>
              <th scope="col">Token</th>
              <th scope="col" className="num">
                Probability
              </th>
              <th scope="col">Instead</th>
              {looks && <th scope="col">Looks most at</th>}
            </tr>
          </thead>
          <tbody>
            {tokens.map(({ text, probability, alternatives, attention }, index) => (
              <tr key={`${index} ${text}`}>
                <td className="mono">{JSON.stringify(text)}</td>
                <td className="num">{probability.toFixed(3)}</td>
                <td>{alternatives.map((each) => `${JSON.stringify(each.text)} ${each.probability.toFixed(3)}`).join(', ')}</td>
                {looks && <td>{mostOf(attention, input)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const FEW = 3;

function mostOf(attention: readonly number[], input: readonly string[]): string {
  return attention
    .map((value, index) => ({ value, word: input[index] ?? '' }))
    .toSorted((one, other) => other.value - one.value)
    .slice(0, FEW)
    .map(({ value, word }) => `${JSON.stringify(word)} ${value.toFixed(2)}`)
    .join(', ');
}
