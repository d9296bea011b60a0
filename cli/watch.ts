import { setTimeout as sleep } from 'node:timers/promises';
import type { CampaignReport } from '../ports/report-records.js';
import { lines, visibleLine, type Lines } from '../domain/visible.js';
import { waitingLine } from '../domain/waiting.js';
import { ApiFailure } from '../client/client.js';
import { RatchetFailure } from '../ports/failures.js';
import { unlessAborted } from '../ports/unless-aborted.js';
import { CliFailure, EXIT } from './failures.js';
import { showEvidence } from '../domain/evidence.js';
import { cyclesText } from '../campaigns/state.js';
import { costText, amountText, count, usd } from '../domain/figures.js';
import { fit, type Part } from './fit.js';
import { leftText, LiveRegion, regionLines } from './live-region.js';
import { progress } from './output.js';
import { unusableText } from '../campaigns/told.js';
import type { CampaignControl, CampaignProgress } from '../ports/campaign-control.js';

const POLL_MS = 1_000;

/**
 * Shows a campaign's progress on stderr until it has ended, or the signal stops the watching; then its report. With
 * `untilPaused`, for callers that nobody sits before, a campaign that pauses ends it too: as CliFailure with the mend.
 */
export async function watchCampaign(
  control: Pick<CampaignControl, 'status' | 'wait'>,
  id: string,
  signal: AbortSignal,
  { untilPaused = false } = {},
): Promise<CampaignReport> {
  // one that came while the campaign was prepared
  signal.throwIfAborted();
  const over = new AbortController();
  const ended = control.wait(id, AbortSignal.any([signal, over.signal]));
  let paused: string | null = null;
  const look = (at: CampaignProgress): void => {
    if (!untilPaused || at.state.status !== 'paused') return;
    paused = at.state.because;
    over.abort();
  };
  const stop = new AbortController();
  const showing = show(control, id, stop.signal, look);
  try {
    // the watcher ends before the campaign only where something is wrong with it
    return await Promise.race([ended, showing.then(() => ended)]);
  } catch (error) {
    throw paused === null ? error : new CliFailure(EXIT.failed, `campaign ${id} is paused: ${visibleLine(paused)}`);
  } finally {
    stop.abort();
    over.abort();
    await showing;
  }
}

/** What is away may come back; the campaign goes on meanwhile. */
function whyUnseen(error: unknown): string {
  if (error instanceof RatchetFailure || error instanceof ApiFailure) return `waiting: ${error.message}`;
  throw error;
}

/** A terminal gets a region that changes in its place, a file one line for each change. */
async function show(
  control: Pick<CampaignControl, 'status'>,
  id: string,
  signal: AbortSignal,
  look: (at: CampaignProgress) => void,
): Promise<void> {
  const live = process.stderr.isTTY ? new LiveRegion(process.stderr) : null;
  let last = '';
  let isTold = false;
  const linesOf = (at: CampaignProgress): readonly string[] => {
    const { unusable = null } = at;
    // why answers cannot be used is told once, as soon as it shows: it may be worth an end to the campaign
    if (unusable !== null && !isTold) {
      live?.keep();
      progress(unusableText(unusable));
    }
    isTold ||= unusable !== null;
    return live === null ? [progressLine(at)] : regionLines(at, phase(at), terminalWidth());
  };
  while (!signal.aborted) {
    const seen = await unlessAborted(signal, () => control.status(id)).catch(whyUnseen);
    if (signal.aborted) return;
    const shown = typeof seen === 'string' ? [fit([{ text: visibleLine(seen), worth: 1 }], terminalWidth())] : linesOf(seen);
    if (typeof seen !== 'string') look(seen);
    const text = shown.join('\n');
    if (text !== last) {
      if (live === null) for (const line of shown) progress(line);
      else live.show(shown);
    }
    last = text;
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** One letter less than it has: a full line wraps. */
function terminalWidth(): number {
  return (process.stderr.columns ?? 120) - 1;
}

/** Where a campaign stands, in at most so many letters: what matters comes first, and what has no room is left out. */
export function progressLine(at: CampaignProgress, width?: number): string {
  return fit(partsOf(at), width);
}

function partsOf(at: CampaignProgress): readonly Part[] {
  const { state, spent, limits, lost, waits } = at;
  const left = leftText(at);
  return [
    { text: cyclesText(state), worth: 9 },
    { text: phase(at), short: phaseName(at), worth: 8 },
    ...(left === null ? [] : [{ text: left, short: left.replace(/^about /, ''), worth: 6 }]),
    { text: `${costText(spent)}${limits.costUsd === null ? '' : ` of $${amountText(limits.costUsd)}`}`, worth: 7 },
    { text: `${count(spent.modelCalls, 'call')}${limits.modelCalls === null ? '' : ` of ${limits.modelCalls}`}`, worth: 5 },
    ...(spent.unusable === undefined
      ? []
      : [{ text: count(spent.unusable, 'unusable answer'), short: `${spent.unusable} unusable`, worth: 4 }]),
    ...(lost.modelCalls === 0
      ? []
      : [
          {
            text: `of these ${count(lost.modelCalls, 'call')} at most ${usd(lost.costUsd)} paid, not taken`,
            short: `${lost.modelCalls} not taken`,
            worth: 3,
          },
        ]),
    { text: `${spent.tokens} tokens`, worth: 1 },
    { text: `champion ${state.champion}`, short: `champion ${state.champion.slice(0, SHORT_ID)}`, worth: 2 },
    ...waits.map((each) => ({ text: waitingLine(each), short: `waiting, tried ${count(each.tries, 'time')}`, worth: 7.5 })),
  ];
}

/** The same on lines of their own, with what is reserved and why answers were lost. */
export function statusText(at: CampaignProgress): Lines {
  const { lost, reserved, waits, limits } = at;
  return lines([
    progressLine({ ...at, waits: [], lost: { ...lost, modelCalls: 0 } }),
    ...(limits.modelCalls === null && limits.costUsd === null
      ? []
      : [`reserved, for calls in flight and for the last exam: ${count(reserved.modelCalls, 'call')}, ${usd(reserved.costUsd)}`]),
    ...(lost.modelCalls === 0
      ? []
      : [
          `paid, not taken: ${count(lost.modelCalls, 'call')}, at most ${lost.tokens} tokens and ${usd(lost.costUsd)}; the latest: ${lost.last ?? ''}`,
        ]),
    ...waits.map(waitingLine),
  ]);
}

/** Enough to name it by. */
const SHORT_ID = 6;

/** The phase in a word or two, where there is no room for what it came to. */
function phaseName({ phase: name, practised, search, race }: CampaignProgress): string {
  if (name === 'practise') return `practise ${practised.done}/${practised.of}`;
  if (name === 'search' && search !== undefined) return `search ${search.done}/${search.of}`;
  if (name === 'race' && race !== null) return `race ${race.pairs}/${race.of}`;
  return name === 'sealed' ? 'exam' : name;
}

function phase(at: CampaignProgress): string {
  switch (at.phase) {
    case 'practise':
      return `practise: ${at.practised.done} of ${count(at.practised.of, 'episode')} done, ${at.practised.solved} solved`;
    case 'search':
      return at.search === undefined ? 'search' : `search: ${searchText(at.search)}`;
    case 'race':
      return at.race === null
        ? 'race'
        : `race: ${at.race.pairs} of at most ${count(at.race.of, 'pair')}, ${at.race.wins} won, ${at.race.losses} lost, e-value ${showEvidence(at.race.logE)} of ${showEvidence(at.race.logThreshold)}${at.race.lacks === undefined ? '' : `, but ${at.race.lacks}`}`;
    case 'sealed':
      return `exam on the sealed tasks${at.exam === null ? '' : `: ${at.exam.done} of ${count(at.exam.of, 'run')} done`}`;
    case 'paused':
      return `paused: ${at.state.because}`;
    case 'trust':
      return 'trust region: sentinel tasks, and fresh pairs if they raise an alarm';
    case 'rolling-back':
      return 'going back to a checkpoint';
    case 'starting':
    case 'learn':
    case 'propose':
    case 'screen':
    case 'ended':
      return at.phase;
  }
}

function searchText({ done, of, best }: NonNullable<CampaignProgress['search']>): string {
  const spent = `${done} of ${count(of, 'call')} taken`;
  return best === null
    ? `${spent}, nothing beside the champion yet`
    : `${spent}, the best version won ${best.wins} and lost ${best.losses} of ${count(best.places, 'train place')}`;
}
