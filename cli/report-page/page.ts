import { duration } from '../report-table.js';
import { memoryLines, memoryRows } from '../../campaigns/memory-told.js';
import { roleRows } from '../../campaigns/role-costs.js';
import { evidenceText, feedbackLine, forcedLine, workRows, trainLines, type Rows } from '../../campaigns/told.js';
import type { ToldExplanation } from '../../campaigns/explained-attempts.js';
import { diffBlock } from './diff-block.js';
import { explanations } from './explanations.js';
import { html, type Html } from './html.js';
import { evidencePlot, scorePlot } from './plots.js';
import type { Story, ToldVersion } from '../../campaigns/story.js';
import { STYLE } from './style.js';
import { kindOf, lineageTree, worthShowing } from './tree.js';
import { cycleNumber } from '../../domain/cycles.js';
import { costText, count } from '../../domain/figures.js';

/** One file that stands alone: no script, no font, no picture from elsewhere. */
export function reportPage(story: Story, explained: readonly ToldExplanation[] = []): string {
  const raced = story.versions.filter((told) => told.race !== null);
  const shown = worthShowing(story.versions);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${story.campaign} – Ratchet</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <h1>${story.campaign}</h1>
          <p class="lead">
            ${story.standing}. ${story.suite}, ${story.model}. Champion <a href="#v-${story.champion}"><code>${story.champion}</code></a
            >.
          </p>
          <p>${story.guarantee}</p>
          ${story.course.map((line) => html`<p>${line}</p>`)} ${scores(story)}
          ${listed('What plain sampling would have given', story.sampling)} ${listed('Why nothing was promoted', story.why)}
          <h2>Lineage</h2>
          <p class="legend">
            <span class="good">champion</span> <span class="bad">did not make it</span> <span class="open">open</span>
            <span class="start">first</span>
          </p>
          <div class="scroll">${lineageTree(shown)}</div>
          ${leftOut(story, shown)}
          <h2>Races</h2>
          ${raced.length === 0 ? html`<p>No challenger was raced.</p>` : raced.map(raceSection)}
          ${listed('By force of a person', story.forced.map(forcedLine))}
          ${listed('What people said, and what became of it', story.feedback.map(feedbackLine))} ${explanations(explained)}
          <h2>What each version changed</h2>
          ${shown.map(versionSection)}
          <h2>What else happened</h2>
          ${
            story.events.length === 0
              ? html`<p>Nothing.</p>`
              : html`<table>
                  <thead>
                    <tr>
                      <th>branch</th>
                      <th>when</th>
                      <th>what</th>
                      <th></th>
                    </tr>
                  </thead>
                  <tbody>
                    ${story.events.map(
                      (each) =>
                        html`<tr>
                          <td>${each.branch}</td>
                          <td>${each.when}</td>
                          <td>${each.kind}</td>
                          <td>${each.text}</td>
                        </tr>`,
                    )}
                  </tbody>
                </table>`
          }
          ${listed('What memory did', memoryLines(story.memory))}
          ${story.memory === null || story.memory.items.length === 0 ? '' : workTable(memoryRows(story.memory))}
          <h2>Cost</h2>
          ${story.work === null ? '' : workTable(workRows(story.work))} ${story.roles.length < 2 ? '' : workTable(roleRows(story.roles))}
          ${(story.work === null ? [] : trainLines(story.work)).map((line) => html`<p>${line}</p>`)}
          <table>
            <tbody>
              <tr>
                <th>model calls</th>
                <td>${story.spent.modelCalls}</td>
              </tr>
              <tr>
                <th>tokens</th>
                <td>${story.spent.tokens}</td>
              </tr>
              <tr>
                <th>cost</th>
                <td>${costText(story.spent)}</td>
              </tr>
              <tr>
                <th>paid, not taken</th>
                <td>${count(story.lost.modelCalls, 'call')}, $${story.lost.costUsd.toFixed(4)}</td>
              </tr>
              <tr>
                <th>sandbox runs</th>
                <td>${story.spent.sandboxRuns}</td>
              </tr>
              <tr>
                <th>active time</th>
                <td>${duration(story.activeMs)}</td>
              </tr>
            </tbody>
          </table>
          ${story.unusable === '' ? '' : html`<p>${story.unusable}</p>`}
          ${
            story.notes.length === 0
              ? ''
              : html`<h2>Notes</h2>
                  <ul>
                    ${story.notes.map((note) => html`<li>${note}</li>`)}
                  </ul>`
          }
        </main>
      </body>
    </html> `.text;
}

function listed(heading: string, lines: readonly string[]): Html {
  return lines.length === 0
    ? html``
    : html`<h2>${heading}</h2>
        <ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>`;
}

function workTable({ head, rows }: Rows): Html {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${head.map((each) => html`<th>${each}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((each) => html`<td>${each}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function scores({ first, last, comparison }: Story): Html {
  const known = [
    ...(first === null || first.n === 0 ? [] : [{ label: 'first strategy', score: first }]),
    ...(last === null || last.n === 0 ? [] : [{ label: 'last strategy', score: last }]),
  ];
  return html`<h2>Solved on the sealed tasks</h2>
    ${known.length === 0 ? html`<p>Not examined yet.</p>` : scorePlot(known)}
    <p>${comparison}</p>`;
}

function raceSection({ version: { id }, race: found }: ToldVersion): Html {
  if (found === null) return html``;
  const { k, cycle, pairs, wins, losses, decision, because, modelCalls, costUsd } = found;
  return html`<section class="race">
    <h3>
      Race ${k}, cycle ${cycleNumber(cycle)}: <a href="#v-${id}"><code>${id}</code></a> ${decision}
    </h3>
    <p>${because}</p>
    ${evidencePlot(found)}
    <p class="small">
      ${count(pairs, 'pair')}: ${wins} won, ${losses} lost, the rest alike; e-value ${evidenceText(found)}.
      ${count(modelCalls, 'model call')}, $${costUsd.toFixed(4)}.
    </p>
  </section>`;
}

function leftOut({ campaign, versions }: Story, shown: readonly ToldVersion[]): Html | string {
  const more = versions.length - shown.length;
  return more === 0
    ? ''
    : html`<p>
        ${count(more, 'more version')} came no further than the train tasks: <code>ratchet strategy list --all --campaign ${campaign}</code>
      </p>`;
}

function versionSection({ version: { id, parent, change }, fate, forced, diff }: ToldVersion): Html {
  const from = parent === null ? '' : html` from <a href="#v-${parent}"><code>${parent}</code></a>`;
  return html`<section class="version" id="v-${id}">
    <h3><code>${id}</code> <span class="${kindOf(fate)}">${fate}</span></h3>
    ${forced.map((line) => html`<p><b>${line}</b></p>`)}
    ${change === null ? html`<p>The strategy that the campaign began with.</p>` : html`<p><b>${change.action}</b>${change.tactic === '' ? '' : ` by ${change.tactic}`}${from}: ${change.because}</p>`}
    ${
      change === null || change.evidence.length === 0
        ? ''
        : html`<ul class="small">
            ${change.evidence.map((each) => html`<li>${each}</li>`)}
          </ul>`
    }
    ${diff.length === 0 ? '' : diffBlock(diff)}
  </section>`;
}
