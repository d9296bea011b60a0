import type { ExperimentStory } from '../../campaigns/experiments/story.js';
import {
  answerTable,
  answerText,
  campaignTable,
  figureTables,
  modelNote,
  RULE,
  standingText,
  taskTable,
  type ToldTable,
} from '../../campaigns/experiments/told.js';
import { html, Html } from '../report-page/html.js';
import { STYLE } from '../report-page/style.js';
import { costFigure, curveFigure, effectFigure, evidenceFigure, gridFigure, type PlotFigure } from './figures.js';

/** Colours of arms and shares, in the light, in the dark and on paper. */
const PLOT_STYLE = new Html(`
:root { --arm-0: #2b5fc4; --arm-1: #b5651d; --arm-2: #1a7f4b; --arm-3: #8a3ea8; --arm-4: #b3413a; --arm-5: #53606f; --heat-0: #f1f3f7; --heat-1: #c9d8f2; --heat-2: #8fb0e6; --heat-3: #4b7fd0; --heat-4: #1d4c9c; }
@media screen and (prefers-color-scheme: dark) { :root { --arm-0: #7ba6f5; --arm-1: #e0a060; --arm-2: #4fc98a; --arm-3: #c58be0; --arm-4: #ec8780; --arm-5: #a9b5c6; --heat-0: #1f2733; --heat-1: #2b4268; --heat-2: #39619f; --heat-3: #5b8bd8; --heat-4: #a3c4fb; } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --back: #fff; --card: #fff; } body { font-size: 11px; } figure, tr { break-inside: avoid; } main { max-width: none; } details > summary { display: none; } }
main { max-width: 980px; } figure { margin: 12px 0; } figcaption { color: var(--soft); font-size: 13px; } details { margin: 6px 0 14px; } summary { cursor: pointer; color: var(--soft); } td.number { font-variant-numeric: tabular-nums; } .word { font-weight: 600; } caption { text-align: left; color: var(--soft); padding: 4px 0; }
`);

/** One file that stands alone: no script, no font, no picture from elsewhere. */
export function experimentPage(story: ExperimentStory, offline: boolean): string {
  const { state } = story;
  const { definition, command, createdAt } = state.record;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${state.record.id}: ${definition.title} – Ratchet</title>
        <style>
          ${STYLE}
          ${PLOT_STYLE}
        </style>
      </head>
      <body>
        <main>
          <h1>${definition.title}</h1>
          <p class="lead">${standingText(state)}. Begun ${createdAt}.</p>
          <p>${definition.question}</p>
          <h2>Answers</h2>
          ${story.answers.map(
            (each) =>
              html`<section>
                <h3>${each.stated.claim}</h3>
                <p>${marked(answerText(each))}</p>
              </section>`,
          )}
          ${figureOf(effectFigure(story))} ${tableOf(answerTable(story))}
          <p class="small">${RULE}</p>
          <p>${marked(modelNote(state, offline))}</p>
          <h2>Arms</h2>
          ${tableOf({
            title: 'Arms',
            note: `All of them begin with: ${JSON.stringify(definition.base ?? {})}`,
            head: ['arm', 'what it is', 'settings'],
            rows: definition.arms.map(({ name, about = '', settings }) => [name, about, JSON.stringify(settings)]),
          })}
          <p>Run by <code>${command}</code>.</p>
          <h2>Curves</h2>
          ${figureOf(curveFigure(story))}
          <h2>Cost against success</h2>
          ${figureOf(costFigure(story))}
          <h2>Metrics</h2>
          ${figureTables(story).map(
            (each) =>
              html`<h3>${each.title}</h3>
                ${tableOf(each)}`,
          )}
          <h2>Task by task</h2>
          ${figureOf(gridFigure(story))}
          <details>
            <summary>Every task</summary>
            ${tableOf(taskTable(story))}
          </details>
          <h2>Evidence of races</h2>
          ${figureOf(evidenceFigure(story))}
          <h2>Campaigns</h2>
          ${tableOf(campaignTable(story))} ${failed(story)}
        </main>
      </body>
    </html>`.text;
}

function failed({ state }: ExperimentStory): Html {
  const lines = state.end?.failed ?? [];
  return html`${lines.map(({ campaign, because }) => html`<p>${campaign} came to no end: ${because}</p>`)}`;
}

/** Words in backquotes are code. */
function marked(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;
}

/** A plot, what it shows in words, and the same as a table for whoever cannot see it. */
function figureOf(plot: PlotFigure | null): Html {
  if (plot === null) return html`<p>Nothing to plot yet.</p>`;
  return html`<figure>
      ${plot.svg}
      <figcaption>${plot.caption}</figcaption>
    </figure>
    <details>
      <summary>This plot as a table</summary>
      ${tableOf(plot.table)}
    </details>`;
}

function tableOf({ title, note, head, rows }: ToldTable): Html {
  return html`<div class="scroll">
    <table>
      <caption>
        ${note === '' ? title : note}
      </caption>
      <thead>
        <tr>
          ${head.map((each) => html`<th scope="col">${each}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td class="number">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
