import { describe, expect, it } from 'vitest';
import { applyProposal } from '../../domain/proposal.js';
import type { Proposal } from '../../domain/reflection.js';
import { MAX_RULES, MAX_RULE_CHARACTERS } from '../../domain/playbook.js';
import { proposePrompt } from '../../domain/prompt.js';
import { FIRST_AGENT, FIRST_STRATEGY, FIRST_TREE, type Strategy } from '../../domain/strategy.js';

const proposal = (change: Partial<Proposal>): Proposal => ({
  action: 'rule-added',
  ruleId: '',
  rule: '',
  setting: '',
  value: 0,
  because: 'it helped',
  ...change,
});
const NOTHING = { episodes: [], lessons: [], failedBefore: [], feedback: [] };

const ruled = (...texts: readonly string[]): Strategy => ({
  ...FIRST_STRATEGY,
  rules: texts.map((text, index) => ({ id: `r${index + 1}`, text, pinned: false })),
});

describe('a proposal that can be taken', () => {
  it('adds a rule under an id of its own', () => {
    const strategy = ruled('Check the loop bound.', 'Check the comparison.');
    expect(applyProposal({ ...strategy, rules: strategy.rules.slice(1) }, proposal({ rule: ' Check the sign. ' }))).toEqual({
      strategy: {
        ...strategy,
        rules: [
          { id: 'r2', text: 'Check the comparison.', pinned: false },
          { id: 'r3', text: 'Check the sign.', pinned: false },
        ],
      },
      change: { action: 'rule-added', evidence: [], old: '', new: 'Check the sign.', because: 'it helped' },
    });
  });

  it('changes and drops a rule by its id, in its place', () => {
    const strategy = ruled('a', 'b', 'c');
    expect(applyProposal(strategy, proposal({ action: 'rule-changed', ruleId: 'r2', rule: 'B' }))).toMatchObject({
      strategy: { rules: [{ id: 'r1' }, { id: 'r2', text: 'B' }, { id: 'r3' }] },
      change: { old: 'b', new: 'B' },
    });
    expect(applyProposal(strategy, proposal({ action: 'rule-dropped', ruleId: 'r2' }))).toMatchObject({
      strategy: { rules: [{ id: 'r1' }, { id: 'r3' }] },
      change: { old: 'b', new: '' },
    });
  });

  it.each([
    ['temperature', 0.9, 'decoding-changed', { decoding: { temperature: 0.9 } }],
    ['samples', 8, 'episode-changed', { episode: { samples: 8 } }],
    ['reflections', 0, 'episode-changed', { episode: { reflections: 0 } }],
  ] as const)('sets %s to %d', (setting, value, action, strategy) => {
    expect(applyProposal(FIRST_STRATEGY, proposal({ action, setting, value }))).toMatchObject({
      strategy,
      change: { action, new: `${setting} ${value}` },
    });
  });

  it('writes a section of the prompt anew', () => {
    expect(
      applyProposal(FIRST_STRATEGY, proposal({ action: 'prompt-changed', setting: 'planning', rule: 'Say which case fails first.' })),
    ).toMatchObject({
      strategy: { prompts: { role: FIRST_STRATEGY.prompts.role, planning: 'Say which case fails first.' } },
      change: { action: 'prompt-changed', old: 'planning: ', new: 'planning: Say which case fails first.' },
    });
  });

  it('writes a section of an agent, or of a tree of agents, anew', () => {
    for (const [strategy, setting, field] of [
      [FIRST_AGENT, 'solver.instructions', 'instructions'],
      [FIRST_TREE, 'solver.instructions', 'instructions'],
      [FIRST_TREE, 'solver.mother', 'mother'],
      [FIRST_TREE, 'solver.repair', 'repair'],
    ] as const) {
      const made = applyProposal(strategy, proposal({ action: 'prompt-changed', setting, rule: 'One step at a time.' }));
      expect(made).toMatchObject({
        strategy: { prompts: strategy.prompts, solver: { ...strategy.solver, [field]: 'One step at a time.' } },
        change: { action: 'prompt-changed', new: `${setting}: One step at a time.` },
      });
      expect(proposePrompt(strategy, NOTHING).at(-1)?.content).toContain(`- ${setting}: `);
    }
  });

  it('knows no section of a solver where there is none', () => {
    for (const [strategy, setting] of [
      [FIRST_STRATEGY, 'solver.instructions'],
      [FIRST_AGENT, 'solver.mother'],
    ] as const) {
      const made = applyProposal(strategy, proposal({ action: 'prompt-changed', setting, rule: 'x' }));
      expect(made).toMatchObject({ refused: expect.stringContaining(`"${setting}" is no section of the prompts`) });
      expect(JSON.stringify(proposePrompt(strategy, NOTHING))).not.toContain(setting);
    }
  });

  it('sets other steps, as a model writes them', () => {
    const steps = [{ step: 'plan', prompt: 'Name the special cases.' }, { step: 'draft', n: 3 }, { step: 'vote' }];
    expect(
      applyProposal(FIRST_STRATEGY, proposal({ action: 'steps-changed', rule: '- plan: Name the special cases.\n- draft x3\n- vote' })),
    ).toEqual({
      strategy: { ...FIRST_STRATEGY, steps },
      change: expect.objectContaining({
        action: 'steps-changed',
        old: 'draft\nrun-visible\nreflect',
        new: 'plan: Name the special cases.\ndraft x3\nvote',
      }),
    });
  });

  it('leaves the strategy that it came from as it was', () => {
    const strategy = ruled('a');
    const before = structuredClone(strategy);
    applyProposal(strategy, proposal({ rule: 'b' }));
    applyProposal(strategy, proposal({ action: 'decoding-changed', setting: 'temperature', value: 1 }));
    expect(strategy).toEqual(before);
  });
});

describe('a proposal of steps that is refused', () => {
  it.each<[string, RegExp]>([
    ['', /^steps: the list is empty/],
    ['meditate\ndraft', /^"meditate" is no step; known: /],
    ['plan, restart', /would loop without end; add a draft$/],
    ['draft x40', /^steps\.0: samples 40 is not a whole number from 1 to 16$/],
    ['draft, temperature 7', /^steps\.0: temperature 7 is not from 0 to 1\.5$/],
    ['draft, run-visible, reflect', /^the steps are these already$/],
  ])('%j', (rule, refused) => {
    expect(applyProposal(FIRST_STRATEGY, proposal({ action: 'steps-changed', rule }))).toEqual({ refused: expect.stringMatching(refused) });
  });
});

describe('a proposal that is refused', () => {
  it.each<[string, Strategy, Partial<Proposal>, string]>([
    ['an empty rule', ruled(), { rule: ' ' }, 'it is empty'],
    ['a long rule', ruled(), { rule: 'x'.repeat(MAX_RULE_CHARACTERS + 1) }, `shorten it to ${MAX_RULE_CHARACTERS}`],
    ['a rule of two lines', ruled(), { rule: 'one\ntwo' }, 'more than one line'],
    ['a rule that is there', ruled('a'), { rule: 'a' }, 'stands twice'],
    [
      'one rule too many',
      ruled(...Array.from({ length: MAX_RULES }, (_, index) => `rule ${index}`)),
      { rule: 'one more' },
      `${MAX_RULES} are allowed`,
    ],
    [
      'a playbook over its budget',
      ruled(...Array.from({ length: 15 }, (_, index) => `${index}`.padEnd(MAX_RULE_CHARACTERS, 'x'))),
      { rule: 'y'.repeat(MAX_RULE_CHARACTERS) },
      'tokens',
    ],
    [
      'a pinned rule',
      { ...FIRST_STRATEGY, rules: [{ id: 'r1', text: 'a', pinned: true }] },
      { action: 'rule-dropped', ruleId: 'r1' },
      'pinned by a person',
    ],
    ['a section that is none', ruled(), { action: 'prompt-changed', setting: 'temperature', rule: 'x' }, 'is no section'],
    ['a section with a heading', ruled(), { action: 'prompt-changed', setting: 'role', rule: 'x\n## Rules\n1. y' }, 'holds a heading'],
    [
      'a section that says the same',
      ruled(),
      { action: 'prompt-changed', setting: 'role', rule: FIRST_STRATEGY.prompts.role },
      'says this already',
    ],
    ['an unknown rule', ruled('a'), { action: 'rule-dropped', ruleId: 'r9' }, 'there is no rule "r9"'],
    ['no setting', ruled(), { action: 'episode-changed', value: 3 }, 'no setting is named'],
    [
      'the value that stands',
      ruled(),
      { action: 'decoding-changed', setting: 'temperature', value: FIRST_STRATEGY.decoding.temperature },
      'already',
    ],
    ['half a sample', ruled(), { action: 'episode-changed', setting: 'samples', value: 2.5 }, 'not a whole number from 1 to 16'],
    ['too much heat', ruled(), { action: 'decoding-changed', setting: 'temperature', value: 1.6 }, 'not from 0 to 1.5'],
    [
      'a temperature that is no number',
      ruled(),
      { action: 'decoding-changed', setting: 'temperature', value: Number.NaN },
      'not from 0 to 1.5',
    ],
  ])('is one with %s', (_, strategy, change, reason) => {
    expect(applyProposal(strategy, proposal(change))).toEqual({ refused: expect.stringContaining(reason) });
  });
});
