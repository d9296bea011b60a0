import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LeftOut } from '../data/answers.js';
import { ApiFailure } from '../data/client.js';
import { counted, moment } from './figures.js';

export function Loading({ what }: { readonly what: string }) {
  return (
    <p className="loading" role="status">
      Loading {what}…
    </p>
  );
}

/** What could not be had, in the words of the API, and a way to try again. */
export function Failed({ error, again }: { readonly error: unknown; readonly again?: () => unknown }) {
  const isMissing = error instanceof ApiFailure && error.status === 404;
  return (
    <div className="note bad-note" role="alert">
      <p className="note-title">{isMissing ? 'That is not there' : 'This could not be loaded'}</p>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      {again !== undefined && !isMissing && (
        <button type="button" className="button" onClick={() => void again()}>
          Try again
        </button>
      )}
    </div>
  );
}

/** What is left out of a page is never left out in silence. */
export function LeftOutNote({ records }: { readonly records: LeftOut }) {
  if (records.length === 0) return null;
  return (
    <div className="note bad-note" role="alert">
      <p className="note-title">{counted(records.length, 'record')} cannot be read</p>
      <ul className="lines">
        {records.map(({ id, because }) => (
          <li key={`${id} ${because}`}>{because}</li>
        ))}
      </ul>
    </div>
  );
}

export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

export function NotFound() {
  return (
    <div className="narrow">
      <title>Nothing here – Ratchet</title>
      <h1>There is nothing at this address</h1>
      <p className="lead">
        It may have been mistyped. <Link to="/">All campaigns</Link> are on the first page.
      </p>
    </div>
  );
}

export function Card({
  title,
  aside,
  children,
  className = '',
  level = 2,
}: {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  readonly level?: 2 | 3;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={`card ${className}`}>
      <div className="card-head">
        <Heading>{title}</Heading>
        {aside !== undefined && <div className="card-aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}

export type Tone = 'good' | 'bad' | 'warn' | 'info' | 'plain';

/** A state in a word. The dot tells it by its colour, the word without. */
export function Pill({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`pill ${tone}`}>{children}</span>;
}

const STATUS_TONES = { running: 'info', paused: 'warn', done: 'good', stopped: 'plain' } as const;

export function StatusPill({ status }: { readonly status: keyof typeof STATUS_TONES }) {
  return <Pill tone={STATUS_TONES[status]}>{status}</Pill>;
}

/** How much of a limit is used: spent, and beside it what is reserved. */
export function Meter({
  label,
  value,
  reserved = 0,
  limit,
  text,
}: {
  readonly label: string;
  readonly value: number;
  readonly reserved?: number;
  readonly limit: number;
  readonly text: string;
}) {
  const share = (part: number): number => Math.max(0, Math.min(100, (part / Math.max(limit, Number.MIN_VALUE)) * 100));
  const used = share(value);
  return (
    <div
      className="meter"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={Math.min(value, limit)}
      aria-valuetext={text}
    >
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" className="meter-back" />
        <rect width={Math.min(100, used + share(reserved))} height="6" className="meter-reserved" />
        <rect width={used} height="6" className={used >= 80 ? 'meter-high' : 'meter-used'} />
      </svg>
    </div>
  );
}

export function Moment({ at }: { readonly at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={date.toLocaleString()} className="nowrap">
      {moment(date)}
    </time>
  );
}

/** An id of a strategy, which leads to its page. */
export function StrategyLink({ campaign, id }: { readonly campaign: string; readonly id: string }) {
  return (
    <Link className="mono" to={`/campaigns/${encodeURIComponent(campaign)}/strategies/${encodeURIComponent(id)}`}>
      {id}
    </Link>
  );
}
