import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { experimentPage } from '../../cli/experiments/page.js';
import { csvOf, markdownOf } from '../../cli/experiments/results.js';
import { HOSTILE, madeUpStory } from '../support/experiment-story.js';

const story = madeUpStory();
const page = experimentPage(story, true);

describe('the page of an experiment', () => {
  it('stands alone: no script, and nothing from elsewhere', async () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\((?!#)|src=/i);
    expect(page.match(/https?:\/\/(?!www\.w3\.org)/g)).toBeNull();
    if (process.env['EXPERIMENT_PAGE'] !== undefined) await writeFile(process.env['EXPERIMENT_PAGE'], page);
  });

  it('shows what somebody wrote as text, in plots too', () => {
    expect(page).not.toContain(HOSTILE);
    expect(page.split('&lt;script&gt;').length).toBeGreaterThan(8);
    expect(page).not.toMatch(/on(load|error|click)=/i);
  });

  it('has a plot of each kind, each with a name, a caption and a table of the same', () => {
    const labels = [...page.matchAll(/<svg role="img" aria-label="([^"]+)"/g)].map(([, label]) => label);
    expect(labels).toEqual([
      'effects with their intervals',
      'success in practice by the cycle',
      'tokens a run against success',
      'share of runs solved by task and arm',
      'e-values of races after each pair',
    ]);
    expect(page.split('<figcaption>')).toHaveLength(labels.length + 1);
    expect(page.split('This plot as a table')).toHaveLength(labels.length + 1);
    expect(page.split('<caption>')).toHaveLength(page.split('<table>').length);
  });

  it('takes its colours from the page, which has them for the light, the dark and paper', () => {
    expect(page).not.toMatch(/#0[abc]0[abc]0\d/);
    expect(page).toContain('var(--arm-0)');
    expect(page).toMatch(/@media screen and \(prefers-color-scheme: dark\)/);
    expect(page).toMatch(/@media print/);
  });

  it('answers each hypothesis with n, effect, interval and word, under which model, and how to run it again', () => {
    expect(page).toMatch(
      /Supported\. SuccessRate of with less without: \+\d+\.\d points \(97\.5 % interval \+\d+\.\d points to \+\d+\.\d points, p [^)]+\), from 420 pairs in 28 clusters/,
    );
    expect(page).toContain('no language model');
    expect(page).toContain('set OPENAI_BASE_URL');
  });

  it('can be told before anything has ended', () => {
    const begun = { ...story, cells: [], races: [], state: { ...story.state, end: null } };
    expect(experimentPage(begun, false)).toContain('Nothing to plot yet.');
    expect(markdownOf(begun)).toContain('goes on');
  });
});

it('the Markdown keeps what somebody wrote in its cell', () => {
  const text = markdownOf(story);
  expect(text).not.toContain(HOSTILE);
  const rows = text.split('\n').filter((line) => line.startsWith('| '));
  for (const row of rows) expect(row.endsWith(' |')).toBe(true);
  expect(text).toContain('Does it? &lt;script&gt;alert("x")&lt;/script&gt; \\| and = more');
});

function fields(line: string): number {
  return line.replaceAll(/"(?:[^"]|"")*"/g, 'x').split(',').length;
}

it('the CSV has each run and each cycle, with as many fields in each line', () => {
  const lines = csvOf(story).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + 30 * (14 * 3 + 12));
  expect(new Set(lines.map(fields))).toEqual(new Set([19]));
});
