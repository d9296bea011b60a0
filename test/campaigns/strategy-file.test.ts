import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strategyId } from '../../ports/keys.js';
import { sameBehaviour } from '../../domain/same-behaviour.js';
import { FIRST_STRATEGY, policyOf, type Strategy, type Tool } from '../../domain/strategy.js';
import { limitsOf } from '../../domain/steps/limits.js';
import { MARKED_SECTIONS } from '../../domain/asking/asking.js';
import { upcast, upcastVersion, type StoredStrategy, type StrategySchema1, type StrategySchema2 } from '../../domain/strategy-upcast.js';
import { readAgentText, readStrategyText } from '../../campaigns/strategy-file.js';

const OLD: StrategySchema1 = {
  schema: 1,
  prompts: { role: 'Be careful.', reflection: 'Say why.', proposal: 'Propose.' },
  rules: [{ id: 'r1', text: 'Mind signs.' }],
  decoding: { temperature: 0.2, topP: 1, maxTokens: 100 },
  episode: { samples: 2, reflections: 1 },
  memory: { recall: 3 },
};
const read = (raw: unknown): ReturnType<typeof readStrategyText> => readStrategyText(JSON.stringify(raw));
const edited = (change: object): object => ({ ...FIRST_STRATEGY, ...change });
const shown = (id: string, strategy: StoredStrategy): object => upcastVersion({ id, strategy, parent: 'x', change: null });
const long = (count: number): Strategy['rules'] =>
  Array.from({ length: count }, (_, index) => ({ id: `r${index + 1}`, text: `${index} `.padEnd(400, 'x'), pinned: false }));

describe('a strategy file', () => {
  it('is read as it was written, bare or as a version', () => {
    expect(read(FIRST_STRATEGY)).toEqual({ strategy: FIRST_STRATEGY });
    expect(read({ id: strategyId(FIRST_STRATEGY), strategy: FIRST_STRATEGY, parent: null, change: null })).toEqual({
      strategy: FIRST_STRATEGY,
    });
  });

  it('of schema 1 is read, and works as it did', () => {
    const strategy = upcast(OLD);
    expect(read(OLD)).toEqual({ strategy });
    expect(read({ id: strategyId(OLD), strategy: OLD })).toEqual({ strategy });
    expect(strategy).toMatchObject({
      schema: 3,
      rules: [{ id: 'r1', text: 'Mind signs.', pinned: false }],
      episode: { attempts: 1, samples: 2, reflections: 1 },
      tools: ['compile-first'],
    });
    expect(policyOf(strategy, 8)).toEqual({ attempts: 8, samples: 2, reflections: 1, recall: 3, limits: limitsOf(8) });
    expect(
      upcastVersion({ id: 'x', strategy: OLD, parent: null, change: { action: 'rule-added', old: '', new: 'a', because: 'b' } }).change,
    ).toEqual({ action: 'rule-added', tactic: '', evidence: [], old: '', new: 'a', because: 'b' });
  });

  it('of schema 2 is read, asks as it did, and keeps its id', () => {
    const { asking: _, ...rest } = FIRST_STRATEGY;
    const old: StrategySchema2 = { ...rest, schema: 2, demonstrations: [{ id: 'd1', text: 'so' }] };
    expect(read(old)).toEqual({ strategy: { ...upcast(old), schema: 3, asking: MARKED_SECTIONS } });
    expect(read({ id: strategyId(old), strategy: old })).toEqual({ strategy: upcast(old) });
    expect(read(shown(strategyId(old), old))).toEqual({ strategy: upcast(old) });
  });

  it('is taken in as `show --json` prints it, whichever schema it was written in', () => {
    expect(read(shown(strategyId(OLD), OLD))).toEqual({ strategy: upcast(OLD) });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1.5, noNaN: true }),
        fc.integer({ min: 0, max: 64 }),
        fc.string(),
        (temperature, recall, planning) => {
          const strategy: Strategy = {
            ...FIRST_STRATEGY,
            prompts: { ...FIRST_STRATEGY.prompts, planning },
            decoding: { ...FIRST_STRATEGY.decoding, temperature },
            memory: { recall },
          };
          const stored: Strategy = JSON.parse(JSON.stringify(strategy));
          expect(read(shown(strategyId(stored), stored))).toEqual({ strategy: stored });
        },
      ),
    );
  });

  it('with the usual steps written down is the one that leaves them out; with others it has another id', () => {
    const usual = [{ step: 'draft' }, { step: 'run-visible' }, { step: 'reflect' }];
    expect(read(edited({ steps: usual }))).toEqual({ strategy: FIRST_STRATEGY });
    const planned = edited({
      steps: [
        { step: 'plan', prompt: 'Be brief.', decoding: { temperature: 0.2 } },
        { step: 'draft', n: 3 },
      ],
    });
    expect(read(planned)).toEqual({ strategy: planned });
  });

  it('that was edited is taken in as its refusal advises: without the id', () => {
    const { id, ...rest } = { id: strategyId(FIRST_STRATEGY), strategy: edited({ memory: { recall: 1 } }), parent: 'x', change: null };
    expect(read({ id, ...rest })).toEqual({ refused: expect.stringContaining('remove "id"') });
    expect(read(rest)).toEqual({ strategy: edited({ memory: { recall: 1 } }) });
  });

  it.each<[string, string, RegExp]>([
    ['that is no JSON', '{', /it is no JSON .*strategy show VERSION --json/],
    ['without a schema', '[]', /schema: it is missing/],
    ['of a later schema', JSON.stringify(edited({ schema: 4 })), /^schema: 4 is of a later version of Ratchet; this one reads up to 3$/],
    ['of an unknown schema', JSON.stringify(edited({ schema: 0 })), /^schema: 0 is refused/],
    [
      'that asks for a part twice',
      JSON.stringify(edited({ asking: { ...FIRST_STRATEGY.asking, order: [...FIRST_STRATEGY.asking.order, 'role'] } })),
      /^asking\.order: "role" stands twice; keep one$/,
    ],
    [
      'that never asks for the answer',
      JSON.stringify(
        edited({ asking: { ...FIRST_STRATEGY.asking, order: FIRST_STRATEGY.asking.order.filter((part) => part !== 'answer') } }),
      ),
      /^asking\.order: "answer" is missing; each of role, /,
    ],
    [
      'with examples over their budget',
      JSON.stringify(
        edited({
          demonstrations: ['d1', 'd2'].map((id) => ({
            id,
            text: id,
            example: { task: 'a', failing: '', language: 'python', before: '', answer: 'x'.repeat(7_000) },
          })),
        }),
      ),
      /^demonstrations: the examples have about 3502 tokens .* over their budget of 3000; drop some/,
    ],
    ['with an unknown section', JSON.stringify(edited({ mood: 'good' })), /^mood: unknown section or field; remove it$/],
    [
      'with an unknown field',
      JSON.stringify(edited({ memory: { recall: 1, depth: 2 } })),
      /^memory\.depth: unknown section or field; remove it$/,
    ],
    ['with an unknown tool', JSON.stringify(edited({ tools: ['magic'] })), /^tools\.0: "magic" is refused/],
    ['with no steps', JSON.stringify(edited({ steps: [] })), /^steps: the list is empty; leave "steps" out/],
    [
      'with an unknown step',
      JSON.stringify(edited({ steps: [{ step: 'meditate' }] })),
      /^steps\.0\.step: "meditate" is refused: .*"localise"/,
    ],
    [
      'with steps that loop',
      JSON.stringify(edited({ steps: [{ step: 'plan' }, { step: 'restart' }] })),
      /would loop without end; add a draft$/,
    ],
    [
      'with too many steps',
      JSON.stringify(edited({ steps: Array.from({ length: 13 }, () => ({ step: 'draft' })) })),
      /^steps: 13 are too many; drop some, 12 are allowed$/,
    ],
    [
      'with a step that says too much',
      JSON.stringify(edited({ steps: [{ step: 'draft', prompt: 'x'.repeat(1_001) }] })),
      /^steps\.0\.prompt: 1001 characters are too many; shorten it to 1000$/,
    ],
    [
      'with an unknown field of a step',
      JSON.stringify(edited({ steps: [{ step: 'draft', times: 3 }] })),
      /^steps\.0\.times: unknown section or field; remove it$/,
    ],
    ['with a step of too many candidates', JSON.stringify(edited({ steps: [{ step: 'draft', n: 17 }] })), /^steps\.0\.n: 17 is refused/],
    ['with a tool twice', JSON.stringify(edited({ tools: ['coverage', 'coverage'] })), /^tools: "coverage" stands twice; keep one$/],
    [
      'with an unknown tactic',
      JSON.stringify(edited({ tactics: { luck: 1 } })),
      /^tactics\.luck: there is no such tactic; known: rule-add, /,
    ],
    [
      'with a temperature out of range',
      JSON.stringify(edited({ decoding: { ...FIRST_STRATEGY.decoding, temperature: 9 } })),
      /^decoding\.temperature: 9 is refused/,
    ],
    ['with a missing section', JSON.stringify(edited({ episode: undefined })), /^episode: it is missing; /],
    [
      'over the token budget',
      JSON.stringify(edited({ rules: long(15) })),
      /about 1500 tokens .* over the budget of 1200; drop or shorten some$/,
    ],
    [
      'with a rule of two lines',
      JSON.stringify(edited({ rules: [{ id: 'r1', text: 'a\n## Task', pinned: false }] })),
      /^rule r1: it has more than one line/,
    ],
    [
      'with two rules of one id',
      JSON.stringify(
        edited({
          rules: [
            { id: 'r1', text: 'a', pinned: false },
            { id: 'r1', text: 'b', pinned: false },
          ],
        }),
      ),
      /"r1" stands twice/,
    ],
    [
      'with a broken hash',
      JSON.stringify({ id: 'aaaaaaaaaaaa', strategy: FIRST_STRATEGY }),
      new RegExp(`^id: "aaaaaaaaaaaa" is not the hash of this content, which is "${strategyId(FIRST_STRATEGY)}"; remove "id"`),
    ],
  ])('%s is refused with field, value and way out', (_, text, told) => {
    expect(readStrategyText(text)).toEqual({ refused: expect.stringMatching(told) });
  });
});

describe('two strategies', () => {
  it('behave alike where only ids, pins, tactics and what proposals are asked with differ', () => {
    const strategy: Strategy = { ...FIRST_STRATEGY, rules: [{ id: 'r1', text: 'a', pinned: false }] };
    expect(
      sameBehaviour(strategy, {
        ...strategy,
        rules: [{ id: 'r7', text: 'a', pinned: true }],
        tactics: { decode: 2 },
        prompts: { ...strategy.prompts, proposal: 'x' },
      }),
    ).toBe(true);
    const chained = (...tools: readonly Tool[]): Strategy => ({ ...strategy, tools });
    expect(sameBehaviour(chained('coverage', 'compile-first', 'linter'), chained('compile-first', 'linter', 'coverage'))).toBe(true);
    expect(sameBehaviour(chained('coverage', 'linter'), chained('linter', 'coverage'))).toBe(false);
    for (const other of [
      { ...strategy, rules: [] },
      { ...strategy, tools: [] },
      { ...strategy, focus: { tests: 1, compiled: 0, recent: 1 } },
      { ...strategy, episode: { ...strategy.episode, attempts: 0.5 } },
    ])
      expect(sameBehaviour(strategy, other)).toBe(false);
  });
});

describe('the file of an agent of a person’s own', () => {
  it('needs a command, and has the rest as usual', () => {
    const said = readAgentText('{"command": ["agent", "{statement}"], "env": {"A": "{key}"}}');
    expect(said).toMatchObject({
      strategy: { solver: { kind: 'command', stdin: 'nothing', calls: 60, files: [{ path: 'AGENTS.md', what: 'strategy' }] } },
    });
    const solver = 'strategy' in said ? said.strategy.solver : undefined;
    expect(solver?.kind === 'command' ? Object.keys(solver.env) : []).toEqual([
      'OPENAI_BASE_URL',
      'OPENAI_API_BASE',
      'OPENAI_API_KEY',
      'RATCHET_MODEL',
      'A',
    ]);
    const strategy = 'strategy' in said ? said.strategy : null;
    expect(readStrategyText(JSON.stringify(strategy))).toEqual({ strategy });
  });

  it.each([
    ['{', /^it is no JSON .*docs\/your-own-agent\.md/],
    ['{}', /^command: it is missing; docs\/your-own-agent\.md/],
    ['{"command": "a", "files": [{"path": "../x", "what": "strategy"}]}', /^files\.0\.path: "\.\.\/x" is refused/],
    ['{"command": "a", "files": [{"path": "~/../x", "what": "strategy"}]}', /^files\.0\.path/],
    ['{"command": "a", "files": [{"path": ".git/hooks/x", "what": "strategy"}]}', /^files\.0\.path/],
    ['{"command": "a", "files": [{"path": "x", "what": "text"}]}', /has a text/],
    ['{"command": "a", "env": {"A=B": "x"}}', /^env\.A=B/],
    ['{"command": "a", "minutes": 100}', /^minutes: 100 is refused/],
    ['{"command": "a", "turns": 3}', /^turns: unknown section or field/],
    [String.raw`{"command": ["a", "b\u0000"]}`, /^command/],
  ])('says what is wrong with %s', (text, why) => {
    expect(readAgentText(text)).toMatchObject({ refused: expect.stringMatching(why) });
  });
});
