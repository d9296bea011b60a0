import { InvalidArgumentError } from 'commander';
import type { Extension } from '../ports/campaign-records.js';
import type { CampaignState } from '../ports/records.js';
import type { Amount } from '../domain/extension.js';
import { amountText, count } from '../domain/figures.js';
import { showEvidence } from '../domain/evidence.js';
import { logThreshold } from '../domain/gate.js';
import { lines, type Lines } from '../domain/visible.js';
import { changedBounds } from './report-work.js';

/** `+5`: so many more than it had; `20`: so many in all. */
export function amountOf(text: string): Amount {
  const [, plus = '', digits = ''] = /^(\+?)(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  const value = Number(digits);
  if (digits === '' || value <= 0)
    throw new InvalidArgumentError('expected a number above 0, as a new limit (20) or as more than it has (+5).');
  return plus === '' ? { to: value } : { more: value };
}

export function wholeAmountOf(text: string): Amount {
  const amount = amountOf(text);
  if (Number.isSafeInteger('to' in amount ? amount.to : amount.more)) return amount;
  throw new InvalidArgumentError('expected a whole number, as a new limit (20) or as more than it has (+5).');
}

/** `5 US dollars`, or `5 US dollars more`. */
export function dollarsText(amount: Amount): string {
  return 'to' in amount ? `${amountText(amount.to)} US dollars` : `${amountText(amount.more)} US dollars more`;
}

/** What changed, and what a promotion takes from here on. */
export function extensionText({ id, config, challengers, promotions }: CampaignState, extension: Extension): Lines {
  const next = challengers + 1;
  const bar = showEvidence(logThreshold(next, promotions, config.cycles));
  return lines([
    `${id} goes on: ${changedBounds(extension)}. It takes the last exam again at its end: ratchet campaign watch ${id}`,
    ...(config.acceptance === 'gate'
      ? [
          `Challenger ${next} needs an e-value of ${bar}: the gate planned for ${count(config.cycles, 'challenger')} when the campaign began, and more must not make a false promotion likelier.`,
        ]
      : []),
    ...(next > config.cycles ? [`A campaign of its own from here (--strategy ${id}@champion) has a bar of its own.`] : []),
  ]);
}
