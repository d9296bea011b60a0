import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { openExplainer } from '../../adaptation/explain.js';
import { askedAttempt } from '../../campaigns/asked.js';
import { type Explained, heatMap, type RankReason, type TokenReasons } from '../../domain/adapt/explained.js';
import { lines, type Lines } from '../../domain/visible.js';
import { CliFailure, EXIT } from '../failures.js';
import { printJson, printText, progress, tableLines } from '../output.js';
import { withSession } from '../session.js';
import { refuseUnwritable } from './predictions.js';

/** `ratchet explain`: how an answer came about. */
export function registerExplain(program: Command): void {
  program
    .command('explain')
    .description('why an attempt is as it is: its place among the candidates, or each token with its probability and what it looked at')
    .argument('<address>', 'of an attempt: an episode as `ratchet episodes` lists it, with /attempt/N behind it')
    .option('--svg <file>', 'writes the heat map of input words and output tokens')
    .option('--json', 'as JSON')
    .action(async (address: string, { svg, json }: { readonly svg?: string; readonly json?: true }) => {
      if (svg !== undefined) await refuseUnwritable('--svg', svg);
      const explained = await withSession(async ({ store, config }) =>
        openExplainer(config).explain(await askedAttempt(store, address), AbortSignal.timeout(config.model.timeoutMs)),
      );
      if (explained.kind === 'nothing') throw new CliFailure(EXIT.usage, `${address} cannot be explained: ${explained.because}`);
      if (svg !== undefined) picture(svg, explained);
      if (json === true) printJson(explained);
      else printText(explained.kind === 'rank' ? rankText(explained.rank) : tokensText(explained.tokens));
    });
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
