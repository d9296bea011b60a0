import { writeFileSync } from 'node:fs';
import { openExplainer } from '../../adaptation/explain.js';
import { askedAttempt } from '../../campaigns/asked.js';
import { type Explained, heatMap, type RankReason, type TokenReasons } from '../../domain/adapt/explained.js';
import { lines, type Lines } from '../../domain/visible.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printText, progress, tableLines } from '../output.js';
import { withStore } from '../with-store.js';
import { refuseUnwritable } from './predictions.js';

export async function explain(address: string, { svg, json }: { readonly svg?: string; readonly json?: true }): Promise<void> {
  if (svg !== undefined) await refuseUnwritable('--svg', svg);
  const explained = await withStore(async ({ store, config }) =>
    openExplainer(config).explain(await askedAttempt(store, address), AbortSignal.timeout(config.model.timeoutMs)),
  );
  if (explained.kind === 'nothing') throw new CliFailure(EXIT.usage, `${address} cannot be explained: ${explained.because}`);
  if (svg !== undefined) picture(svg, explained);
  if (json === true) printJson(explained);
  else printText(explained.kind === 'rank' ? rankText(explained.rank) : tokensText(explained.tokens));
}

function picture(file: string, explained: Explained): void {
  if (explained.kind !== 'tokens') throw new CliFailure(EXIT.usage, '--svg: a ranking has no heat map; its numbers are in the text');
  writeFileSync(file, heatMap(explained.tokens));
  progress(`${file} is written`);
}

function rankText({ rank, of, probability, operator, place, line, edit, reasons, learned }: RankReason): Lines {
  return lines([
    `Candidate ${rank} of ${of}, with ${(100 * probability).toFixed(2)} % of the probability: \`${operator}\` at a ${place}, line ${line}.`,
    `The change: ${edit}`,
    '',
    ...tableLines(
      ['reason', 'log-weight', 'in words'],
      reasons.map(({ name, value, words }) => [name, value.toFixed(2), words]),
    ),
    ...(learned.length === 0
      ? []
      : ['', 'What was learned weighs:', ...learned.map(({ name, value }) => `  ${value >= 0 ? '+' : ''}${value.toFixed(2)}  ${name}`)]),
  ]);
}

function tokensText({ tokens }: TokenReasons): Lines {
  return lines(
    tableLines(
      ['token', 'probability', 'instead'],
      tokens.map(({ text, probability, alternatives }) => [
        JSON.stringify(text),
        probability.toFixed(3),
        alternatives.map((each) => `${JSON.stringify(each.text)} ${each.probability.toFixed(3)}`).join(', '),
      ]),
    ),
  );
}
