import type { Compared } from '../compare-run.js';
import { diffBlock } from '../report-page/diff-block.js';
import { html } from '../report-page/html.js';
import { STYLE } from '../report-page/style.js';
import { comparedSentences, taskRows } from './words.js';

/** One file that stands alone: what two strategies came to, task by task. */
export function comparisonPage(compared: Compared): string {
  const { before, after, suite, model, comparison, diff } = compared;
  const kind = new Map(
    comparison.tasks.map(({ task, before: one, after: other }) => [task, other > one ? 'good' : other < one ? 'bad' : 'same']),
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${before.named} and ${after.named} – Ratchet</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <h1>${before.named} and ${after.named}</h1>
          <p class="lead">On ${suite}, with ${model}.</p>
          ${comparedSentences(compared).map((sentence) => html`<p>${sentence}</p>`)}
          <h2>Task by task</h2>
          <p class="legend"><span class="good">solved more often by the second</span> <span class="bad">less often</span></p>
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">task</th>
                  <th scope="col">${before.named}, solved</th>
                  <th scope="col">${after.named}, solved</th>
                  <th scope="col">${before.named}, attempts</th>
                  <th scope="col">${after.named}, attempts</th>
                </tr>
              </thead>
              <tbody>
                ${taskRows(compared).map(
                  ([task = '', ...cells]) =>
                    html`<tr>
                      <td><span class="${kind.get(task) ?? 'same'}">${task}</span></td>
                      ${cells.map((each) => html`<td>${each}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>
          <h2>What the second has that the first has not</h2>
          ${diff.length === 0 ? html`<p>Nothing: they are one strategy.</p>` : diffBlock(diff)}
        </main>
      </body>
    </html> `.text;
}
