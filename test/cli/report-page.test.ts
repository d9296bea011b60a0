import { describe, expect, it } from 'vitest';
import type { RaceRecord } from '../../ports/records.js';
import type { RankReason } from '../../domain/adapt/explained.js';
import { scorePlot } from '../../cli/report-page/plots.js';
import type { PoolScore } from '../../ports/report-records.js';
import { partial } from '../support/partial.js';
import { reportPage } from '../../cli/report-page/page.js';
import { evidenceCurves } from '../../domain/evidence-curves.js';
import type { Story, ToldVersion } from '../../campaigns/story.js';
import { addAhead, logAttemptsE, logE, noAttempts } from '../../domain/race-evidence.js';
import { type Change, FIRST_STRATEGY } from '../../domain/strategy.js';

const HOSTILE = '<script>alert("x")</script>';

function change(because: string): Change {
  return { action: 'rule-added', tactic: 'reflect', old: '', new: 'be careful', because, evidence: ['3 lessons of Logic failures'] };
}

function race(challenger: string, k: number, decision: RaceRecord['decision'], outcomes: string): RaceRecord {
  const [wins, losses] = [outcomes.split('W').length - 1, outcomes.split('L').length - 1];
  return {
    campaign: 'night',
    branch: 1,
    cycle: k,
    champion: 'aaaaaaaaaaaa',
    challenger,
    k,
    decision,
    because: HOSTILE,
    pairs: outcomes.length,
    wins,
    losses,
    outcomes,
    winFamilies: wins,
    voids: { champion: 0, challenger: 0 },
    logE: logE(wins, losses),
    logThreshold: 3,
    modelCalls: 40,
    costUsd: 0.2,
  };
}

function version(id: string, parent: string | null, rest: Partial<ToldVersion>): ToldVersion {
  return {
    version: { id, parent, strategy: FIRST_STRATEGY, change: parent === null ? null : change(HOSTILE) },
    fate: 'first',
    race: null,
    forced: [],
    diff: [],
    ...rest,
  };
}

const SCORE = { strategy: 'a', n: 20, low: 0.1, high: 0.5, meanAttempts: 9 };
const STORY: Story = {
  campaign: 'night',
  suite: 'selfimprovebench',
  model: HOSTILE,
  standing: 'Ended after 3 cycles (all done)',
  guarantee: 'At most 10 % are expected to be false.',
  first: { ...SCORE, solved: 5 },
  last: { ...SCORE, solved: 8 },
  sampling: ['Sampling is as good.'],
  comparison: 'p = 0.25',
  champion: 'bbbbbbbbbbbb',
  versions: [
    version('aaaaaaaaaaaa', null, {}),
    version('bbbbbbbbbbbb', 'aaaaaaaaaaaa', {
      fate: 'champion',
      race: race('bbbbbbbbbbbb', 1, 'promoted', '=W=WW==W=WWW'),
      diff: ['@@ rules @@', '+1. [r1] be careful <b>'],
    }),
    version('cccccccccccc', 'bbbbbbbbbbbb', { fate: 'dropped', race: race('cccccccccccc', 2, 'dropped', '=L=WLL=') }),
    version('dddddddddddd', 'aaaaaaaaaaaa', {
      fate: 'screened out',
      forced: ['champion by force of a person from cycle 3 on, without a race'],
    }),
  ],
  memory: null,
  events: [{ kind: 'rollback', branch: 2, when: 'after cycle 1', text: HOSTILE }],
  spent: { modelCalls: 100, tokens: 5_000, costUsd: 0.5, sandboxRuns: 80 },
  unusable: `3 answers could not be used. One of them begins: ${HOSTILE}`,
  lost: { modelCalls: 4, tokens: 900, costUsd: 0.02 },
  roles: [],
  activeMs: 90_000,
  notes: [HOSTILE],
  why: [HOSTILE],
  work: {
    proposals: 3,
    asked: 2,
    unanswered: {},
    tactics: [{ tactic: HOSTILE, chosen: 2, asked: 2, challengers: 2, screened: 1, raced: 1, promoted: 0, modelCalls: 41, costUsd: 0.3 }],
    exams: { modelCalls: 30, costUsd: 0.1 },
    rest: { modelCalls: 29, costUsd: 0.1 },
    visible: [],
  },
  feedback: [
    {
      at: '2027-01-01T00:00:00.000Z',
      text: HOSTILE,
      about: 'the campaign',
      judgement: 'comment',
      fate: 'dropped',
      cycle: 1,
      strategy: 'cccccccccccc',
      because: 'a lead of -7',
    },
  ],
  forced: [{ at: '2027-01-01T00:00:00.000Z', strategy: 'dddddddddddd', because: HOSTILE, cycle: 2, gaveUp: 1 }],
  course: ['It began with what last-night ended with.'],
};

const RANK: RankReason = {
  rank: 2,
  of: 41,
  probability: 0.125,
  operator: 'comparison',
  place: 'condition',
  line: 4,
  edit: '- if item < most:\n+ if item <= most:',
  reasons: [{ name: 'prior', value: 0.7, words: '2.0 times likelier: bounds are often off by one' }],
  learned: [{ name: 'comparison at Logic', value: 0.4 }],
};

const idOf = (index: number): string => index.toString(16).padStart(12, 'e');

describe('the page of a campaign', () => {
  const page = reportPage(STORY);

  it('stands alone: nothing is fetched, nothing runs', () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|https?:|url\(/i);
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(4);
  });

  it('tells how accepted attempts came about: by rank, by tokens, or why nobody can say', () => {
    const attempt = 'night/b0/c1/practise/count/attempt/1';
    const token = (text: string, probability: number) => ({
      text,
      probability,
      alternatives: [{ text: HOSTILE, probability: 0.01 }],
      attention: [0.9, 0.1],
    });
    const told = reportPage(STORY, [
      { attempt, task: 'count', model: 'ratchet-offline-repair', explained: { kind: 'rank', rank: RANK } },
      {
        attempt,
        task: HOSTILE,
        model: 'ft:nightly',
        explained: { kind: 'tokens', tokens: { input: ['sum', HOSTILE], tokens: [token('def ', 0.99), token('\u202e</pre>', 0.31)] } },
      },
      { attempt, task: 'third', model: 'other', explained: { kind: 'nothing', because: HOSTILE } },
    ]);
    expect(told).not.toMatch(/<script|<link|<img|@import|https?:|url\(|\u202e/i);
    expect(told).toContain('Candidate 2 of 41, with 12.50 % of the probability');
    expect(told).toMatch(/<td>prior<\/td>\s*<td>\+0\.70<\/td>\s*<td>2\.0 times likelier/);
    expect(told).toContain('<span class="token sure" title="0.990">def </span>');
    expect(told).toMatch(/<span class="token unsure" title="0\.310">[^<]*&lt;\/pre&gt;<\/span>/);
    // the least sure comes first
    expect(told.indexOf('<td>0.310</td>')).toBeLessThan(told.indexOf('<td>0.990</td>'));
    expect(told).toMatch(/<svg [^>]*aria-label="which words of the question each token looks at"/);
    expect(told).not.toMatch(/class="cell"[^>]*fill="/);
    expect(told).toContain('Nobody can say: &lt;script&gt;');
    expect(page).not.toContain('Why answers were as they were');
  });

  it('links to nothing that is not on it', () => {
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter((id) => !page.includes(`id="${id}"`))).toEqual([]);
  });

  it('leaves out what a long search tried, but for what led further', () => {
    const tried = Array.from({ length: 60 }, (_, index) =>
      version(idOf(index), index === 0 ? 'aaaaaaaaaaaa' : idOf(index - 1), { fate: 'not raced' }),
    );
    const raced = version('ffffffffffff', idOf(2), { fate: 'dropped', race: race('ffffffffffff', 3, 'dropped', '=L=') });
    const long = reportPage({ ...STORY, versions: [...STORY.versions, ...tried, raced] });
    expect([idOf(0), idOf(2), 'ffffffffffff'].map((each) => long.includes(`id="v-${each}"`))).toEqual([true, true, true]);
    expect(long).not.toContain(idOf(3));
    expect(long).toContain('57 more versions came no further than the train tasks');
    expect(reportPage({ ...STORY, versions: [...STORY.versions, ...tried.slice(0, 5)] })).toContain(idOf(4));
  });

  it('tells of each version what it changed, why, and what became of it', () => {
    for (const word of [
      'champion',
      'dropped',
      'screened out',
      '3 lessons of Logic failures',
      'by reflect',
      '+1. [r1] be careful &lt;b&gt;',
      '40 model calls',
      '8 of 20',
    ])
      expect(page).toContain(word);
  });

  it('tells of force, of what people said and what became of it, of what it cost by tactic, and why nothing was promoted', () => {
    for (const words of [
      'By force of a person',
      'cycle 2, which had been cut, was given up for it',
      'What people said, and what became of it',
      'read in cycle 2; its challenger cccccccccccc was raced and dropped: a lead of -7',
      'Why nothing was promoted',
      'exams on the sealed tasks',
      'last-night',
    ])
      expect(page).toContain(words);
  });

  it('says how many answers could not be used', () => {
    expect(page).toContain('3 answers could not be used. One of them begins: &lt;script&gt;');
    expect(reportPage({ ...STORY, unusable: '' })).not.toContain('could not be used');
  });

  it('is written for a campaign of which nothing is known yet', () => {
    expect(reportPage({ ...STORY, first: null, last: null, versions: [], events: [], notes: [] })).toContain('Not examined yet.');
  });
});

describe('the evidence after each pair', () => {
  it('is the e-value of the wins and losses up to it', () => {
    expect(evidenceCurves({ outcomes: '=WWL' })).toEqual({ both: [0, logE(0, 0), logE(1, 0), logE(2, 0), logE(2, 1)], parts: [] });
  });

  it('is the mean of that and of the one by attempts where both count', () => {
    const attempts = { budgets: 4, ahead: [1, 4, 2, -3], logE: 0 };
    const { both, parts } = evidenceCurves({ outcomes: '=WWL', attempts });
    expect(parts.map(({ name }) => name)).toEqual(['by wins', 'by attempts']);
    for (const [pair, value] of both.entries())
      expect(Math.exp(value)).toBeCloseTo((Math.exp(parts[0]?.curve[pair] ?? 0) + Math.exp(parts[1]?.curve[pair] ?? 0)) / 2, 12);
    expect(parts[1]?.curve.at(-1)).toBe(logAttemptsE([1, 4, 2, -3].reduce(addAhead, noAttempts(4))));
  });
});

it('says a result beside its label, not over it, however little was solved', () => {
  const [, at] = /<text x="([\d.]+)" y="\d+" text-anchor="start"/.exec(scoresBetween(0.01, 0.1)) ?? [];
  expect(Number(at)).toBeGreaterThanOrEqual(120);
  expect(scoresBetween(0.6, 0.9)).toContain('text-anchor="end" class="small"');
});

function scoresBetween(low: number, high: number): string {
  const score = partial<PoolScore>({ strategy: 's', solved: 1, n: 56, tasks: 28, low, high });
  return scorePlot([{ label: 'first strategy', score }]).text;
}
