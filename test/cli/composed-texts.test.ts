import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RollbackPlan } from '../../ports/campaign-records.js';
import type { CampaignReport } from '../../ports/report-records.js';
import { planLines } from '../../cli/commands/campaign-rollback.js';
import { diagnosisText } from '../../cli/commands/doctor.js';
import { statusText } from '../../cli/commands/status.js';
import { page } from '../../cli/commands/strategy.js';
import { extensionText } from '../../cli/extension.js';
import { reportText } from '../../cli/report-table.js';
import { refusalOf } from '../../cli/started-before.js';
import { html } from '../../cli/report-page/html.js';
import { FIRST_STRATEGY, type StrategyVersion, withSteps } from '../../domain/strategy.js';
import { diffLines } from '../../domain/strategy-diff.js';
import { lines, messageText } from '../../domain/visible.js';
import type { Diagnosis } from '../../infra/stack/doctor.js';
import type { StackStatus } from '../../infra/stack/status.js';
import { SuiteFailure } from '../../suites/failure.js';
import { campaign } from '../api/fakes.js';
import { openFakeStore } from '../support/fake-store.js';
import { poisoned } from '../support/hostile.js';
import { anyText } from '../support/any-text.js';

const VERSION: StrategyVersion = {
  id: 'bbb',
  parent: 'aaa',
  strategy: { ...FIRST_STRATEGY, rules: [{ id: 'r1', text: 'be careful', pinned: true }], demonstrations: [{ id: 'd1', text: 'so' }] },
  change: { action: 'rule-added', tactic: 'x', old: 'a', new: 'b', because: 'c', evidence: ['d'] },
};
const SCORE = { strategy: 'aaa', n: 4, solved: 2, low: 0.1, high: 0.9, meanAttempts: 2 };
const REPORT: CampaignReport = {
  campaign: 'night',
  suite: 'demo',
  model: 'm',
  ended: 'cycles',
  cycles: 2,
  first: SCORE,
  last: SCORE,
  pairedP: 1,
  attempts: { before: 1, after: 1, faster: 0, slower: 0, p: 1 },
  lineage: [VERSION],
  races: [
    {
      campaign: 'night',
      branch: 0,
      cycle: 0,
      champion: 'aaa',
      challenger: 'bbb',
      k: 1,
      decision: 'dropped',
      because: 'x',
      pairs: 1,
      wins: 0,
      losses: 1,
      outcomes: 'L',
      winFamilies: 0,
      voids: { champion: 0, challenger: 0 },
      logE: 0,
      logThreshold: 3,
      modelCalls: 1,
      costUsd: 0,
    },
  ],
  spent: { modelCalls: 1, tokens: 1, costUsd: 0, sandboxRuns: 1 },
  unusable: { answers: 2, reasons: [{ because: 'empty', answers: 2 }], example: { task: 't', text: 'u' } },
  activeMs: 1,
  notes: ['a note'],
  why: ['a reason'],
  feedback: [{ at: '', text: 'said', about: 'strategy x', judgement: 'accepted', fate: 'open', cycle: 0, strategy: 'bbb', because: 'w' }],
  forced: [{ at: '', strategy: 'bbb', because: 'I know', cycle: 1, gaveUp: 0 }],
  extensions: [
    {
      id: 'x',
      number: 1,
      at: '',
      because: 'more',
      ended: 'cycles',
      from: { cycles: 1, maxHours: null, deadline: null, modelCalls: null, costUsd: null },
      cycles: 2,
      maxHours: null,
      deadline: null,
      modelCalls: null,
      costUsd: null,
    },
  ],
  inherited: { campaign: 'n', champion: 'aaa', memory: [] },
};
const STATUS: StackStatus = {
  home: '/h',
  state: 'up',
  owner: 1,
  parts: [{ name: 'model', address: 'http://m', pid: null, up: false, because: 'away', since: '2027-01-01T00:00:00.000Z' }],
};
const DIAGNOSIS: Diagnosis = {
  ok: false,
  home: '/h',
  cache: '/c',
  parts: [{ part: 'model', way: null, looked: [{ way: 'w', state: 'absent', because: 'no' }], mend: 'do it' }],
  mend: 'do all',
};
const PLAN: RollbackPlan = {
  id: 'p',
  by: 'person',
  campaign: 'night',
  from: { branch: 0, cycle: 3, strategy: 'a' },
  to: { checkpoint: 'c', branch: 0, cycle: 1, strategy: 'b' },
  abandoned: ['d'],
  point: { runId: 'r', eventId: 7, resetRunId: null },
  because: 'x',
};

/** What we write ourselves, and decide by. */
const FIXED = new Set([
  'ended',
  'fate',
  'judgement',
  'state',
  'decision',
  'role',
  'planning',
  'repair',
  'reflection',
  'proposal',
  'deadline',
  'since',
]);
const bad = <T>(data: T, text: string): T => poisoned(data, text, FIXED);

const TEXTS: Readonly<Record<string, (text: string) => string>> = {
  report: (text) => reportText(bad(REPORT, text)),
  status: (text) => statusText(bad(STATUS, text)),
  diagnosis: (text) => diagnosisText(bad(DIAGNOSIS, text)),
  rollback: (text) => lines(planLines(bad(PLAN, text))),
  strategy: (text) => page(bad(VERSION, text)),
  difference: (text) => lines(diffLines(bad([{ part: 'rules', removed: ['a'], added: ['b'] }], text))),
  extension: (text) => extensionText(campaign(`night${text}`), bad(REPORT.extensions?.[0], text) ?? expect.unreachable()),
  'a suite that is refused': (text) => new SuiteFailure(bad([{ where: 'a', field: 'b', value: 'c', mend: 'd' }], text)).message,
};

const hostile = fc.oneof(anyText(), fc.constantFrom('\nall passed', '\r\u001b[2J', '\u009b1m\n\n', '\u2028x'));

describe('a text of several lines', () => {
  it.each(Object.entries(TEXTS))('%s: nothing that stands in it forges a line or is obeyed', (_, textOf) => {
    const meant = textOf('').split('\n').length;
    const forged = fc.check(
      fc.property(hostile, (text) => {
        const written = textOf(text);
        return !/(?!\n)\p{Cc}/u.test(written) && written.split('\n').length === meant;
      }),
      { numRuns: 40, examples: [['\nall passed\u001b[2J']] },
    );
    expect(forged.counterexample).toBeNull();
  });

  it('is the same for what refuses a campaign that was started before', async () => {
    const refusal = await refusalOf(openFakeStore(), campaign('night'), ['suite: a\npassed\u001b[1m -> b']);
    expect(refusal.split('\n')[1]).toBe('  suite: a\\npassed\\x1b[1m -> b');
    expect(refusal.split('\n')).toHaveLength(4);
  });

  it('sets the lines of a prompt in, so that none is read as a heading or a rule', () => {
    const text = page({
      ...VERSION,
      strategy: { ...FIRST_STRATEGY, prompts: { ...FIRST_STRATEGY.prompts, role: 'Be careful.\n# rules\n1. [r1] forged' } },
    });
    expect(text.split('\n').filter((line) => line === '# rules')).toHaveLength(1);
    expect(text).toContain('\n  1. [r1] forged\n');
  });

  it('says how an episode goes, and what a step is told', () => {
    expect(page(VERSION)).toContain('\nsteps: draft, run-visible, reflect, the usual way\n');
    const stepped = withSteps(FIRST_STRATEGY, [
      { step: 'plan', prompt: 'Be brief.' },
      { step: 'draft', n: 3 },
    ]);
    expect(page({ ...VERSION, strategy: stepped })).toContain('\nsteps: plan, draft x3\n  1. plan: Be brief.\n');
  });

  it('sets the further lines of a message in', () => {
    expect(messageText('no file a\nall passed\n  as meant')).toBe('no file a\n  all passed\n  as meant');
  });

  it('shows on a page what a browser would hide', () => {
    expect(html`<p>${'a\u202egnp\u0007'}</p>`.text).toBe('<p>a\\u202egnp\\x07</p>');
  });
});

it('the doctor says nothing twice: neither what is taken, nor a reason that several parts have', () => {
  const docker = { state: 'absent', because: 'no Docker engine can be used' } as const;
  const language = (part: 'java' | 'rust', version: string): Diagnosis['parts'][number] => ({
    part,
    way: `on the machine: ${version}`,
    looked: [
      { way: 'on the machine', state: 'ready', because: version },
      { way: 'in the image', ...docker },
    ],
    mend: null,
  });
  const box = { part: 'sandbox', way: 'bubblewrap: /usr/bin/bwrap; the self-test holds', mend: null } as const;
  const looked = [{ way: 'bubblewrap', state: 'ready', because: '/usr/bin/bwrap' } as const, { way: 'docker', ...docker }];
  const parts = [{ ...box, looked }, language('java', 'Java 17'), language('rust', 'rustc 1')];
  expect(diagnosisText({ ok: true, home: '/h', cache: '/c', parts, mend: null })).toBe(`state: /h
cache: /c
ok       sandbox — bubblewrap: /usr/bin/bwrap; the self-test holds
    docker: no Docker engine can be used
ok       java — on the machine: Java 17
    in the image: as said of sandbox
ok       rust — on the machine: rustc 1
    in the image: as said of sandbox
Nothing is missing.`);
});
