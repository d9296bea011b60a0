import type { DropVerdict } from '../../domain/comparison.js';
import type { Compared } from '../compare-run.js';
import { html } from '../report-page/html.js';

/**
 * The verdict in the XML that pipelines read from test runners: one test case is the gate, which alone can fail, and one
 * stands for each task; a task that is solved less often than before is told as skipped, since luck alone may do that.
 */
export function gateJunit({ suite, comparison }: Compared, { decision, because }: DropVerdict, passes: boolean): string {
  const fewer = comparison.tasks.filter(({ before, after }) => after < before).length;
  const name = `ratchet gate ${suite}`;
  return html`<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="${name}" tests="${comparison.tasks.length + 1}" failures="${passes ? 0 : 1}" skipped="${fewer}">
      <testsuite name="${name}" tests="${comparison.tasks.length + 1}" failures="${passes ? 0 : 1}" errors="0" skipped="${fewer}">
        <testcase classname="${name}" name="gate"
          >${passes ? html`<system-out>${decision}: ${because}</system-out>` : html`<failure message="${because}" type="${decision}"></failure>`}</testcase
        >
        ${comparison.tasks.map(
          ({ task, before, after, pairs }) =>
            html`<testcase classname="${name}" name="${task}"
              >${after < before ? html`<skipped message="solved in ${after} of ${pairs}, by the baseline in ${before}"></skipped>` : html`<system-out>solved in ${after} of ${pairs}, by the baseline in ${before}</system-out>`}</testcase
            > `,
        )}</testsuite
      >
    </testsuites> `.text;
}
