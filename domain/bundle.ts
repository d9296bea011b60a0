import { applyProposal, type Applied } from './proposal.js';
import { MAX_EDITS, type Bundle } from './reflection.js';
import type { Strategy } from './strategy.js';
import type { Challenger, Shown } from './tactics/tactic.js';

/** One edit after the other. What cannot be done is left out; where nothing can, the first says why. */
export function applyBundle(strategy: Strategy, { edits }: Pick<Bundle, 'edits'>, offered: readonly Shown[] = []): Applied {
  const done: Challenger[] = [];
  const refused: string[] = [];
  for (const edit of edits.slice(0, MAX_EDITS)) {
    const applied = applyProposal(done.at(-1)?.strategy ?? strategy, edit, offered);
    if ('refused' in applied) refused.push(applied.refused);
    else done.push(applied);
  }
  const last = done.at(-1);
  if (last === undefined) return { refused: refused[0] ?? 'it holds no edit' };
  return done.length === 1 ? last : { strategy: last.strategy, change: asOne(done), through: done.slice(0, -1) };
}

function asOne(done: readonly Challenger[]): Challenger['change'] {
  const edits = done.map(({ change: { action, old, new: now } }) => ({ action, old, new: now }));
  return {
    action: 'edits-bundled',
    old: shown(edits.map(({ old }) => old)),
    new: shown(edits.map(({ old, new: now }) => (now === '' ? `without: ${old}` : now))),
    because: shown([...new Set(done.map(({ change }) => change.because))]),
    evidence: [],
    edits,
  };
}

function shown(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('; ');
}
