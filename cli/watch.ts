import { setTimeout as sleep } from 'node:timers/promises';
import { boundsOf } from '../activities/extend.js';
import type { CampaignControl, CampaignProgress } from '../activities/ports.js';
import type { CampaignReport } from '../activities/records.js';
import { visibleLine } from '../domain/visible.js';
import { waitingLine } from '../domain/waiting.js';
import { CliFailure, EXIT } from './failures.js';
import { progress } from './output.js';
import { count, duration, unusableText } from './report-table.js';

const POLL_MS = 1_000;

/**
 * Shows a campaign's progress on stderr until it has ended, or the signal stops the watching; then its report. With
 * `untilPaused`, for callers that nobody sits before, a campaign that pauses ends it too: as CliFailure with the mend.
 */
export async function watchCampaign(control: CampaignControl, id: string, signal: AbortSignal, { untilPaused = false } = {}): Promise<CampaignReport> {
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
    return await ended;
  } catch (error) {
    throw paused === null ? error : new CliFailure(EXIT.failed, `campaign ${id} is paused: ${visibleLine(paused)}`);
  } finally {
    stop.abort();
    await showing;
  }
}

async function show(control: CampaignControl, id: string, signal: AbortSignal, look: (at: CampaignProgress) => void): Promise<void> {
  let last = '';
  let isTold = false;
  const lineOf = (at: CampaignProgress): string => {
    const { unusable = null } = at;
    // why answers cannot be used is told once, as soon as it shows: it may be worth an end to the campaign
    if (unusable !== null && !isTold) progress(`${last === '' ? '' : '\n'}${unusableText(unusable)}`);
    isTold ||= unusable !== null;
    return progressLine(at);
  };
  while (!signal.aborted) {
    const seen = await control.status(id).catch((error: unknown) => `waiting: ${error instanceof Error ? error.message : String(error)}`);
    const line = typeof seen === 'string' ? seen : lineOf(seen);
    if (typeof seen !== 'string') look(seen);
    if (line !== last) writeProgress(line);
    last = line;
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
  if (process.stderr.isTTY && last !== '') progress('');
}

/** A terminal gets one line that changes, a file one line for each change. */
function writeProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${visibleLine(line).slice(0, (process.stderr.columns ?? 120) - 1)}`);
  else progress(line);
}

export function progressLine(at: CampaignProgress): string {
  const { cycles } = boundsOf(at.state);
  const parts = [
    `cycle ${Math.min(at.state.cycle + 1, cycles)} of ${cycles}`,
    phase(at),
    `champion ${at.state.champion}`,
    `${count(at.spent.modelCalls, 'call')}${at.limits.modelCalls === null ? '' : ` of ${at.limits.modelCalls}`}, ${at.spent.tokens} tokens, $${at.spent.costUsd.toFixed(4)}${at.limits.costUsd === null ? '' : ` of $${at.limits.costUsd}`}`,
    ...(at.spent.unusable === undefined ? [] : [count(at.spent.unusable, 'unusable answer')]),
    ...(at.lost.modelCalls === 0 ? [] : [`of these ${count(at.lost.modelCalls, 'call')} at most $${at.lost.costUsd.toFixed(4)} paid, not taken`]),
    ...(at.leftMs === null ? [] : [`about ${duration(at.leftMs)} left`]),
  ];
  return [...parts, ...at.waits.map(waitingLine)].join(' · ');
}

/** The same on lines of their own, with what is reserved and why answers were lost. */
export function statusText(at: CampaignProgress): string {
  const { lost, reserved, waits, limits } = at;
  return [
    progressLine({ ...at, waits: [], lost: { ...lost, modelCalls: 0 } }),
    ...(limits.modelCalls === null && limits.costUsd === null ? [] : [`reserved, for calls in flight and for the last exam: ${count(reserved.modelCalls, 'call')}, $${reserved.costUsd.toFixed(4)}`]),
    ...(lost.modelCalls === 0 ? [] : [`paid, not taken: ${count(lost.modelCalls, 'call')}, at most ${lost.tokens} tokens and $${lost.costUsd.toFixed(4)}; the latest: ${visibleLine(lost.last ?? '')}`]),
    ...waits.map(waitingLine),
  ].join('\n');
}

function phase(at: CampaignProgress): string {
  switch (at.phase) {
    case 'practise':
      return `practise ${at.practised.done} of ${at.practised.of}, ${at.practised.solved} solved`;
    case 'race':
      return at.race === null ? 'race' : `race: ${at.race.pairs} of at most ${at.race.of} pairs, ${at.race.wins} won, ${at.race.losses} lost, e-value ${Math.exp(at.race.logE).toPrecision(3)} of ${Math.exp(at.race.logThreshold).toPrecision(3)}`;
    case 'sealed':
      return `exam on the sealed tasks${at.exam === null ? '' : `: ${at.exam.done} of ${at.exam.of}`}`;
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
