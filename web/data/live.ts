import { useEffect, useState, useSyncExternalStore } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Board } from '../../campaigns/board.js';
import type { CampaignEvent } from '../../campaigns/events.js';
import type { CampaignProgress } from '../../ports/campaign-control.js';
import { path } from './client.js';
import { KEYS } from './queries.js';
import { doingNow } from './doing.js';

/** What is heard of a campaign: whether the line stands, and what happened, the latest last. */
export interface Heard {
  readonly line: 'connecting' | 'live' | 'lost';
  readonly log: readonly LogLine[];
}

export interface LogLine {
  readonly key: number;
  readonly at: Date | null;
  readonly kind: CampaignEvent['kind'] | 'now';
  readonly text: string;
  readonly strategy: string | null;
}

const NOTHING: Heard = { line: 'connecting', log: [] };
const MOST_LINES = 400;
const AGAIN_MS = 3_000;
/** Many events come at once when a campaign is opened: what they changed is asked for once. */
const TOGETHER_MS = 400;
/** … and shown once: a page that was drawn for each would draw for a second before it can be used. */
const SHOWN_TOGETHER_MS = 50;

const EVENTS = ['champion', 'rollback', 'incident', 'order', 'extension', 'race', 'report'] as const;

/**
 * Follows a campaign as long as the page of it is there. What was told changes what the page knows; a line that broke is taken up where
 * it was.
 */
export function useLive(name: string): Heard {
  const client = useQueryClient();
  const [line] = useState(() => new Line(name, client));
  useEffect(() => line.open(), [line]);
  return useSyncExternalStore(line.subscribe, () => line.heard);
}

class Line {
  heard: Heard = NOTHING;
  #listeners = new Set<() => void>();
  #source: EventSource | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #showing: ReturnType<typeof setTimeout> | undefined;
  #latest: Heard = NOTHING;
  #key = 0;
  #shown = '';

  constructor(
    private readonly name: string,
    private readonly client: QueryClient,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  open(): () => void {
    const source = new EventSource(`/api/v1${path('campaigns', this.name)}/events`);
    this.#source = source;
    source.addEventListener('open', () => this.#say({ line: 'live' }));
    source.addEventListener('error', () => {
      this.#say({ line: 'lost' });
      // a line that broke is taken up by the browser behind the last event; one that was refused is not, and begins anew
      if (source.readyState !== EventSource.CLOSED) return;
      this.#again = setTimeout(() => this.#reopen(), AGAIN_MS);
      // why it was refused, an answer says
      this.#askAgain();
    });
    for (const kind of EVENTS) source.addEventListener(kind, (event) => this.#happened(event));
    source.addEventListener('progress', (event) => this.#goesOn(event));
    return () => {
      clearTimeout(this.#again);
      clearTimeout(this.#asking);
      clearTimeout(this.#showing);
      this.#showing = undefined;
      this.#source?.close();
    };
  }

  #reopen(): void {
    this.#source?.close();
    this.#say({ log: [] });
    this.open();
  }

  #happened({ data }: MessageEvent<string>): void {
    const event: CampaignEvent = JSON.parse(data);
    this.#log({
      at: event.at === null ? null : new Date(event.at),
      kind: event.kind,
      text: event.because === '' ? event.what : `${event.what}: ${event.because}`,
      strategy: event.strategy,
    });
    this.#askAgain();
  }

  #goesOn({ data }: MessageEvent<string>): void {
    const progress: Omit<CampaignProgress, 'state'> = JSON.parse(data);
    const before = this.client.getQueryData<Board>(KEYS.board(this.name));
    this.client.setQueryData<Board>(KEYS.board(this.name), (board) =>
      board === undefined ? board : { ...board, progress, spent: progress.spent, limits: progress.limits, reserved: progress.reserved },
    );
    const text = doingNow(progress).join(' · ');
    if (text !== this.#shown) this.#log({ at: new Date(), kind: 'now', text, strategy: null });
    this.#shown = text;
    const cycles = progress.curve?.length ?? 0;
    if (
      before !== undefined &&
      (before.progress?.phase !== progress.phase || before.progress.waits.length !== progress.waits.length || cycles > before.cycles.length)
    )
      this.#askAgain();
  }

  #log(line: Omit<LogLine, 'key'>): void {
    this.#key += 1;
    this.#say({ log: [...this.#latest.log, { ...line, key: this.#key }].slice(-MOST_LINES) });
  }

  #askAgain(): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.client.invalidateQueries({ queryKey: KEYS.campaign(this.name) }), TOGETHER_MS);
  }

  #say(change: Partial<Heard>): void {
    this.#latest = { ...this.#latest, ...change };
    this.#showing ??= setTimeout(() => this.#show(), SHOWN_TOGETHER_MS);
  }

  #show(): void {
    this.#showing = undefined;
    this.heard = this.#latest;
    for (const listener of this.#listeners) listener();
  }
}

/** Asks for all campaigns again whenever one of them changes. */
export function useLiveOverview(): void {
  const client = useQueryClient();
  useEffect(() => {
    let asking: ReturnType<typeof setTimeout> | undefined;
    const source = new EventSource('/api/v1/events?backlog=0');
    const again = (): void => {
      clearTimeout(asking);
      asking = setTimeout(() => void client.invalidateQueries({ queryKey: KEYS.overview }), TOGETHER_MS);
    };
    for (const kind of [...EVENTS, 'campaign']) source.addEventListener(kind, again);
    return () => {
      clearTimeout(asking);
      source.close();
    };
  }, [client]);
}
