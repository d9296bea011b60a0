import { WAYS } from './asking/ways.js';
import { nextId, playbookFault } from './playbook.js';
import { rangeFault, RANGES } from './ranges.js';
import { sectionsOf } from './prompt-sections.js';
import type { Proposal } from './reflection.js';
import { TOOLS, type Action, type Rule, type Strategy, withSteps } from './strategy.js';
import { asked } from './tactics/ask-otherwise.js';
import { readSteps, stepLine } from './steps/step-text.js';
import { stepsFault, stepsOf } from './steps/steps.js';
import { challenger, type Challenger, type Refused, type Shown } from './tactics/tactic.js';

export type Applied = Challenger | Refused;

/**
 * Makes a challenger's strategy out of its parent's, or says why the proposal of a model cannot be taken. `offered`: train tasks that
 * may be shown.
 */
export function applyProposal(strategy: Strategy, proposal: Proposal, offered: readonly Shown[] = []): Applied {
  switch (proposal.action) {
    case 'rule-added':
      return addRule(strategy, proposal.rule, proposal.because);
    case 'rule-changed':
      return changeRule(strategy, proposal);
    case 'rule-dropped':
      return dropRule(strategy, proposal.ruleId, proposal.because);
    case 'prompt-changed':
      return changePrompt(strategy, proposal);
    case 'steps-changed':
      return changeSteps(strategy, proposal);
    case 'decoding-changed':
    case 'episode-changed':
    case 'memory-changed':
      return changeSetting(strategy, proposal.setting, proposal.value, proposal.because);
    case 'demonstrations-changed':
      return showTask(strategy, proposal, offered);
    case 'asking-changed':
      return askAnotherWay(strategy, proposal);
    case 'tools-changed':
      return changeTools(strategy, proposal);
    case 'rules-merged':
    case 'weights-changed':
    case 'recombined':
    case 'fresh-start':
    case 'edit-dropped':
    case 'solver-changed':
    case 'adapter-changed':
    case 'edits-bundled':
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

/** `rule` holds the whole new list. */
function changeSteps(strategy: Strategy, { rule, because }: Proposal): Applied {
  const steps = readSteps(rule);
  if ('refused' in steps) return steps;
  const fault = stepsFault(steps);
  if (fault !== null) return { refused: fault };
  const [old, now] = [stepsOf(strategy), steps].map((each) => each.map(stepLine).join('\n'));
  if (old === undefined || now === undefined || old === now) return { refused: 'the steps are these already' };
  return challenger(withSteps(strategy, steps), 'steps-changed', { old, new: now, because });
}

/** A section of a prompt that grows without end would push the task out of it. */
export const MAX_PROMPT_CHARACTERS = 4_000;

function changePrompt(strategy: Strategy, { setting, rule, because }: Proposal): Applied {
  const sections = sectionsOf(strategy);
  const section = sections.find(({ name }) => name === setting);
  if (section === undefined)
    return { refused: `${JSON.stringify(setting)} is no section of the prompts: ${sections.map(({ name }) => name).join(', ')}` };
  const text = rule.trim();
  if (text === '') return { refused: `the new ${setting} section is empty` };
  if (text.length > MAX_PROMPT_CHARACTERS)
    return { refused: `the new ${setting} section has ${text.length} characters, at most ${MAX_PROMPT_CHARACTERS} are allowed` };
  if (/^#/m.test(text)) return { refused: `the new ${setting} section holds a heading, which would end it` };
  if (text === section.text) return { refused: `the ${setting} section says this already` };
  return challenger(section.saying(text), 'prompt-changed', { old: `${setting}: ${section.text}`, new: `${setting}: ${text}`, because });
}

function showTask(strategy: Strategy, { rule, because }: Proposal, offered: readonly Shown[]): Applied {
  const wanted = offered.find(({ taskId }) => taskId === rule.trim());
  if (wanted === undefined) return { refused: `${JSON.stringify(rule)} is no train task that may be shown` };
  const { text, example } = wanted;
  if (strategy.demonstrations.some((each) => each.text === text)) return { refused: `${wanted.taskId} is shown already` };
  const id = nextId('d', strategy.demonstrations);
  const demonstrations = [...strategy.demonstrations, { id, text, ...(example === undefined ? {} : { example }) }];
  const fault = playbookFault({ rules: strategy.rules, demonstrations });
  if (fault !== null) return { refused: fault };
  return challenger({ ...strategy, demonstrations }, 'demonstrations-changed', { old: '', new: `examples of ${wanted.taskId}`, because });
}

function askAnotherWay(strategy: Strategy, { rule, because }: Proposal): Applied {
  const way = WAYS.find(({ name }) => name === rule.trim());
  if (way === undefined) return { refused: `${JSON.stringify(rule)} is no known way to ask: ${WAYS.map(({ name }) => name).join(', ')}` };
  const changed = asked(strategy, way);
  if (JSON.stringify(changed) === JSON.stringify(strategy)) return { refused: `it asks by ${way.name} already` };
  return challenger(changed, 'asking-changed', { old: '', new: way.name, because });
}

function changeTools(strategy: Strategy, { rule, because }: Proposal): Applied {
  const named = rule.split(/[\s,]+/).filter((name) => name !== '' && name !== 'none');
  const unknown = named.find((name) => !TOOLS.some((tool) => tool === name));
  if (unknown !== undefined) return { refused: `${JSON.stringify(unknown)} is no tool: ${TOOLS.join(', ')}` };
  const tools = named.flatMap((name, index) => (named.indexOf(name) === index ? TOOLS.filter((tool) => tool === name) : []));
  if (tools.join() === strategy.tools.join()) return { refused: `the tools are these already` };
  return challenger({ ...strategy, tools }, 'tools-changed', { old: toolText(strategy.tools), new: toolText(tools), because });
}

function toolText(tools: Strategy['tools']): string {
  return tools.length === 0 ? 'none' : tools.join(', ');
}

export type NumberSetting = keyof typeof RANGES;

export function changeSetting(
  strategy: Strategy,
  setting: string,
  value: number,
  because: string,
  evidence: readonly string[] = [],
): Applied {
  if (!isNumberSetting(setting)) return { refused: setting === '' ? 'no setting is named' : `${setting} is no setting with a number` };
  const fault = rangeFault(setting, value);
  if (fault !== null) return { refused: fault };
  const { action, old, changed } = withSetting(strategy, setting, value);
  if (old === value) return { refused: `${setting} is ${value} already` };
  return challenger(changed, action, { old: settingText(setting, old), new: settingText(setting, value), because, evidence });
}

function withSetting(
  strategy: Strategy,
  setting: NumberSetting,
  value: number,
): { readonly action: Action; readonly old: number; readonly changed: Strategy } {
  const { decoding, episode, memory } = strategy;
  switch (setting) {
    case 'temperature':
    case 'maxTokens':
      return { action: 'decoding-changed', old: decoding[setting], changed: { ...strategy, decoding: { ...decoding, [setting]: value } } };
    case 'recall':
      return { action: 'memory-changed', old: memory.recall, changed: { ...strategy, memory: { ...memory, recall: value } } };
    case 'examples':
      return { action: 'memory-changed', old: memory.examples ?? 0, changed: { ...strategy, memory: { ...memory, examples: value } } };
    case 'samples':
    case 'reflections':
    case 'attempts':
      return { action: 'episode-changed', old: episode[setting], changed: { ...strategy, episode: { ...episode, [setting]: value } } };
  }
}

/** A setting and its value, as a change shows it. */
export function settingText(setting: string, value: number): string {
  return `${setting} ${value}`;
}

function isNumberSetting(setting: string): setting is NumberSetting {
  return Object.hasOwn(RANGES, setting);
}
