import { nextId, playbookFault } from './playbook.js';
import type { Proposal, Setting } from './reflection.js';
import type { Rule, Strategy } from './strategy.js';
import { challenger, type Challenger, type Refused } from './tactics/tactic.js';

export type Applied = Challenger | Refused;

/** Makes a challenger's strategy out of its parent's, or says why the proposal of a model cannot be taken. */
export function applyProposal(strategy: Strategy, proposal: Proposal): Applied {
  switch (proposal.action) {
    case 'rule-added':
      return addRule(strategy, proposal.rule, proposal.because);
    case 'rule-changed':
      return changeRule(strategy, proposal);
    case 'rule-dropped':
      return dropRule(strategy, proposal.ruleId, proposal.because);
    case 'prompt-changed':
      return changePrompt(strategy, proposal);
    case 'decoding-changed':
    case 'episode-changed':
      return changeSetting(strategy, proposal.setting, proposal.value, proposal.because);
    case 'rules-merged':
    case 'demonstrations-changed':
    case 'memory-changed':
    case 'asking-changed':
    case 'tools-changed':
    case 'weights-changed':
    case 'recombined':
    case 'fresh-start':
    case 'edit-dropped':
    case 'solver-changed':
      return { refused: `${proposal.action} is nothing that a model is asked for` };
  }
}

function addRule(strategy: Strategy, rule: string, because: string, evidence: readonly string[] = []): Applied {
  const text = rule.trim();
  return withRules(strategy, [...strategy.rules, { id: nextId('r', strategy.rules), text, pinned: false }], (changed) =>
    challenger(changed, 'rule-added', { old: '', new: text, because, evidence }),
  );
}

function changeRule(strategy: Strategy, { ruleId, rule, because }: Proposal): Applied {
  const text = rule.trim();
  const old = changeable(strategy, ruleId);
  if ('refused' in old) return old;
  if (strategy.rules.some((each) => each.text === text)) return { refused: 'the playbook already holds this rule' };
  return withRules(
    strategy,
    strategy.rules.map((each) => (each.id === old.id ? { ...each, text } : each)),
    (changed) => challenger(changed, 'rule-changed', { old: old.text, new: text, because }),
  );
}

export function dropRule(strategy: Strategy, ruleId: string, because: string, evidence: readonly string[] = []): Applied {
  const old = changeable(strategy, ruleId);
  if ('refused' in old) return old;
  return challenger({ ...strategy, rules: strategy.rules.filter((rule) => rule.id !== old.id) }, 'rule-dropped', {
    old: old.text,
    new: '',
    because,
    evidence,
  });
}

function changeable(strategy: Strategy, ruleId: string): Rule | Refused {
  const rule = strategy.rules.find((each) => each.id === ruleId);
  if (rule === undefined) return { refused: `there is no rule ${JSON.stringify(ruleId)}` };
  return rule.pinned ? { refused: `rule ${ruleId} is pinned by a person` } : rule;
}

function withRules(strategy: Strategy, rules: readonly Rule[], made: (changed: Strategy) => Challenger): Applied {
  const fault = playbookFault({ rules, demonstrations: strategy.demonstrations });
  return fault === null ? made({ ...strategy, rules }) : { refused: fault };
}

/** A section of a prompt that grows without end would push the task out of it. */
export const MAX_PROMPT_CHARACTERS = 4_000;

function changePrompt(strategy: Strategy, { setting, rule, because }: Proposal): Applied {
  if (!isSection(setting)) return { refused: `${JSON.stringify(setting)} is no section of the prompts: ${SECTIONS.join(', ')}` };
  const text = rule.trim();
  const old = strategy.prompts[setting];
  if (text === '') return { refused: `the new ${setting} section is empty` };
  if (text.length > MAX_PROMPT_CHARACTERS)
    return { refused: `the new ${setting} section has ${text.length} characters, at most ${MAX_PROMPT_CHARACTERS} are allowed` };
  if (/^#/m.test(text)) return { refused: `the new ${setting} section holds a heading, which would end it` };
  if (text === old) return { refused: `the ${setting} section says this already` };
  return challenger({ ...strategy, prompts: { ...strategy.prompts, [setting]: text } }, 'prompt-changed', {
    old: `${setting}: ${old}`,
    new: `${setting}: ${text}`,
    because,
  });
}

const SECTIONS = ['role', 'planning', 'repair', 'reflection'] as const satisfies readonly Setting[];

function isSection(setting: string): setting is (typeof SECTIONS)[number] {
  return SECTIONS.some((each) => each === setting);
}

/** What each setting may be. */
export const RANGES = {
  temperature: { from: 0, to: 1.5, whole: false },
  samples: { from: 1, to: 16, whole: true },
  reflections: { from: 0, to: 8, whole: true },
  attempts: { from: 0.01, to: 1, whole: false },
  maxTokens: { from: 1, to: 1_000_000, whole: true },
} as const;

export type NumberSetting = keyof typeof RANGES;

export function changeSetting(
  strategy: Strategy,
  setting: string,
  value: number,
  because: string,
  evidence: readonly string[] = [],
): Applied {
  if (!isNumberSetting(setting)) return { refused: setting === '' ? 'no setting is named' : `${setting} is no setting with a number` };
  const range = RANGES[setting];
  if (!(value >= range.from && value <= range.to) || (range.whole && !Number.isInteger(value)))
    return { refused: `${setting} ${value} is not ${range.whole ? 'a whole number ' : ''}from ${range.from} to ${range.to}` };
  const isDecoding = setting === 'temperature' || setting === 'maxTokens';
  const old = isDecoding ? strategy.decoding[setting] : strategy.episode[setting];
  if (old === value) return { refused: `${setting} is ${value} already` };
  const changed: Strategy = isDecoding
    ? { ...strategy, decoding: { ...strategy.decoding, [setting]: value } }
    : { ...strategy, episode: { ...strategy.episode, [setting]: value } };
  return challenger(changed, isDecoding ? 'decoding-changed' : 'episode-changed', {
    old: settingText(setting, old),
    new: settingText(setting, value),
    because,
    evidence,
  });
}

/** A setting and its value, as a change shows it. */
export function settingText(setting: string, value: number): string {
  return `${setting} ${value}`;
}

function isNumberSetting(setting: string): setting is NumberSetting {
  return Object.hasOwn(RANGES, setting);
}
