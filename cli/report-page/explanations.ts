import type { ToldExplanation } from '../../campaigns/explained-attempts.js';
import { heatMap, type RankReason, type TokenReasons } from '../../domain/adapt/explained.js';
import { shellWord } from '../shell-word.js';
import { Html, html } from './html.js';

/** Tokens told with what else might have stood there: the least sure ones. */
const MOST_UNSURE = 12;

/** How accepted attempts came about. */
export function explanations(told: readonly ToldExplanation[]): Html {
  return told.length === 0
    ? html``
    : html`<h2>Why answers were as they were</h2>
        ${told.map(explanation)}`;
}

function explanation({ attempt, task, model, explained }: ToldExplanation): Html {
  const said =
    explained.kind === 'rank'
      ? rank(explained.rank)
      : explained.kind === 'tokens'
        ? tokens(explained.tokens)
        : html`<p>Nobody can say: ${explained.because}.</p>`;
  return html`<section class="why">
    <h3>${task}, solved by ${model}</h3>
    <p class="small"><code>ratchet explain ${shellWord(attempt)}</code></p>
    ${said}
  </section>`;
}

function rank({ rank: place, of, probability, operator, place: where, line, edit, reasons, learned }: RankReason): Html {
  return html`<p>
      Candidate ${place} of ${of}, with ${(100 * probability).toFixed(2)} % of the probability: <code>${operator}</code> at a ${where}, line
      ${line}.
    </p>
    <pre>${edit}</pre>
    <table>
      <thead>
        <tr>
          <th>reason</th>
          <th>log-weight</th>
          <th>in words</th>
        </tr>
      </thead>
      <tbody>
        ${reasons.map(
          ({ name, value, words }) =>
            html`<tr>
              <td>${name}</td>
              <td>${signed(value)}</td>
              <td>${words}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      learned.length === 0
        ? ''
        : html`<p>What was learned weighs:</p>
            <ul>
              ${learned.map(({ name, value }) => html`<li>${signed(value)} ${name}</li>`)}
            </ul>`
    }`;
}

function tokens(reasons: TokenReasons): Html {
  const unsure = reasons.tokens
    .filter(({ alternatives }) => alternatives.length > 0)
    .toSorted((a, b) => a.probability - b.probability)
    .slice(0, MOST_UNSURE);
  return html`<p class="small">
      Each token of the answer: <span class="token sure">0.9 or more</span> <span class="token likely">0.5 or more</span>
      <span class="token unsure">less likely</span>
    </p>
    <pre class="tokens">
${reasons.tokens.map(
        ({ text, probability }) => html`<span class="token ${sureness(probability)}" title="${probability.toFixed(3)}">${text}</span>`,
      )}</pre>
    <p>Least sure of:</p>
    <table>
      <thead>
        <tr>
          <th>token</th>
          <th>probability</th>
          <th>instead</th>
        </tr>
      </thead>
      <tbody>
        ${unsure.map(
          ({ text, probability, alternatives }) =>
            html`<tr>
              <td><code>${JSON.stringify(text)}</code></td>
              <td>${probability.toFixed(3)}</td>
              <td>${alternatives.map((each) => `${JSON.stringify(each.text)} ${each.probability.toFixed(3)}`).join(', ')}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      reasons.tokens.some(({ attention }) => attention.length > 0)
        ? html`<p>Which words of the question each token looks at:</p>
            <div class="scroll heat">${new Html(heatMap(reasons, 'page'))}</div>`
        : ''
    }`;
}

function sureness(probability: number): string {
  return probability >= 0.9 ? 'sure' : probability >= 0.5 ? 'likely' : 'unsure';
}

function signed(value: number): string {
  return `${value >= 0 ? '+' : ''}${value.toFixed(2)}`;
}
