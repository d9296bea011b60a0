import type { Proposal } from './reflection.js';
import { MAX_RULE_CHARACTERS, MAX_RULES, type Change, type Strategy } from './strategy.js';

export type Applied = { readonly strategy: Strategy; readonly change: Change } | { readonly refused: string };

/** Makes a challenger's strategy out of the champion's, or says why the proposal cannot be taken. */
export function applyProposal(strategy: Strategy, proposal: Proposal): Applied {
  switch (proposal.action) {
    case 'rule-added':
      return addRule(strategy, proposal);
    case 'rule-changed':
      return changeRule(strategy, proposal);
    case 'rule-dropped':
      return dropRule(strategy, proposal);
    case 'decoding-changed':
    case 'episode-changed':
      return changeSetting(strategy, proposal);
  }
}

function addRule(strategy: Strategy, proposal: Proposal): Applied {
  const text = proposal.rule.trim();
  const fault = ruleFault(strategy, text);
  if (fault !== null) return { refused: fault };
  if (strategy.rules.length >= MAX_RULES) return { refused: `the playbook already holds ${MAX_RULES} rules` };
  const used = strategy.rules.map((rule) => Number(rule.id.slice(1)));
  const id = `r${Math.max(0, ...used) + 1}`;
  return { strategy: { ...strategy, rules: [...strategy.rules, { id, text }] }, change: { action: 'rule-added', old: '', new: text, because: proposal.because } };
}

function changeRule(strategy: Strategy, proposal: Proposal): Applied {
  const text = proposal.rule.trim();
  const old = strategy.rules.find((rule) => rule.id === proposal.ruleId);
  if (old === undefined) return { refused: `there is no rule ${JSON.stringify(proposal.ruleId)}` };
  const fault = ruleFault(strategy, text);
  if (fault !== null) return { refused: fault };
  const rules = strategy.rules.map((rule) => (rule.id === old.id ? { ...rule, text } : rule));
  return { strategy: { ...strategy, rules }, change: { action: 'rule-changed', old: old.text, new: text, because: proposal.because } };
}

function dropRule(strategy: Strategy, proposal: Proposal): Applied {
  const old = strategy.rules.find((rule) => rule.id === proposal.ruleId);
  if (old === undefined) return { refused: `there is no rule ${JSON.stringify(proposal.ruleId)}` };
  return { strategy: { ...strategy, rules: strategy.rules.filter((rule) => rule !== old) }, change: { action: 'rule-dropped', old: old.text, new: '', because: proposal.because } };
}

function ruleFault(strategy: Strategy, text: string): string | null {
  if (text === '') return 'the rule is empty';
  if (text.length > MAX_RULE_CHARACTERS) return `the rule has ${text.length} characters, at most ${MAX_RULE_CHARACTERS} are allowed`;
  if (text.includes('\n')) return 'the rule has more than one line';
  if (strategy.rules.some((rule) => rule.text === text)) return 'the playbook already holds this rule';
  return null;
}

/** Where each setting lies, and what it may be. */
const SETTINGS = {
  temperature: { from: 0, to: 1.5, whole: false },
  samples: { from: 1, to: 16, whole: true },
  reflections: { from: 0, to: 8, whole: true },
} as const;

function changeSetting(strategy: Strategy, proposal: Proposal): Applied {
  const { setting, value } = proposal;
  if (setting === '') return { refused: 'no setting is named' };
  const range = SETTINGS[setting];
  if (!(value >= range.from && value <= range.to) || (range.whole && !Number.isInteger(value))) return { refused: `${setting} ${value} is not ${range.whole ? 'a whole number ' : ''}from ${range.from} to ${range.to}` };
  const old = setting === 'temperature' ? strategy.decoding.temperature : strategy.episode[setting];
  if (old === value) return { refused: `${setting} is ${value} already` };
  const changed: Strategy =
    setting === 'temperature' ? { ...strategy, decoding: { ...strategy.decoding, temperature: value } } : { ...strategy, episode: { ...strategy.episode, [setting]: value } };
  return { strategy: changed, change: { action: setting === 'temperature' ? 'decoding-changed' : 'episode-changed', old: `${setting} ${old}`, new: `${setting} ${value}`, because: proposal.because } };
}
