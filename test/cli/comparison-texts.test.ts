import { describe, expect, it } from 'vitest';
import { gateJunit } from '../../cli/comparison/junit.js';
import { comparisonPage } from '../../cli/comparison/page.js';
import { comparedMarkdown, comparedText } from '../../cli/comparison/words.js';
import type { Compared } from '../../cli/compare-run.js';
import { compareRuns, judgeDrop } from '../../domain/comparison.js';

const ESCAPE = '\u001b';
const HOSTILE = `a|b</td><script>alert(1)</script>\n## forged${ESCAPE}[31m&"`;

function compared(task: string): Compared {
  const runs = [
    { task, before: { solved: true, attempts: 2 }, after: { solved: false, attempts: null } },
    { task: 'other', before: { solved: false, attempts: null }, after: { solved: true, attempts: 4 } },
  ];
  const side = { strategy: '0123', modelCalls: 1, tokens: 10, costUsd: 0.5 };
  return {
    run: 'compare-s-1',
    suite: 'tasks',
    model: 'm',
    before: { named: 'first', ...side },
    after: { named: 'night', ...side },
    runs,
    comparison: compareRuns(runs),
    diff: ['@@ rules @@', `+1. ${task}`],
  };
}

describe('what a comparison is told as', () => {
  it('says task by task what each solved, and in how many attempts', () => {
    const text = comparedText(compared('one'));
    expect(text).toMatch(/one +1\/1 +0\/1 +2\.0 +–/);
    expect(text).toMatch(/other +0\/1 +1\/1 +– +4\.0/);
    expect(text).toContain('Of 2 runs of 2 tasks first solved 1, night 1: +0.0 points');
    expect(text).toContain('night alone solved 1 run, first alone 1.');
  });

  it('keeps the names of others text, in the terminal, on the page, in Markdown and in XML', () => {
    const hostile = compared(HOSTILE);
    expect(comparedText(hostile)).not.toMatch(/^## forged/m);
    expect(comparedText(hostile)).not.toContain(ESCAPE);
    const page = comparisonPage(hostile);
    expect(page).not.toContain('<script>');
    expect(page).not.toContain(ESCAPE);
    const markdown = comparedMarkdown('Passed', hostile);
    expect(markdown).not.toMatch(/^## forged|<script>/m);
    expect(markdown).not.toContain(ESCAPE);
    expect(markdown.split('\n').find((line) => line.includes('alert'))).toMatch(/^\|(?:[^|]*\|){5}$/);
    const xml = gateJunit(hostile, judgeDrop(hostile.runs, 10), true);
    expect(xml).not.toContain('<script>');
    expect(xml).not.toContain(ESCAPE);
  });

  it('shows what differs line by line', () => {
    const page = comparisonPage(compared('one'));
    expect(page).toContain('<span class="same">@@ rules @@</span><span class="added">+1. one</span>');
    expect(page).toContain('pre span { display: block; }');
  });

  it('fails in XML by the gate alone: a task that is solved less often is skipped', () => {
    const one = compared('one');
    const verdict = judgeDrop(one.runs, 10);
    const failed = gateJunit(one, verdict, false);
    expect(failed).toContain('<testsuites name="ratchet gate tasks" tests="3" failures="1" skipped="1">');
    expect(failed.match(/<failure /g)).toHaveLength(1);
    expect(failed.match(/<skipped /g)).toHaveLength(1);
    expect(gateJunit(one, verdict, true)).not.toContain('<failure');
  });
});
