import { exampleLines } from './asking/examples.js';
import { stepSentence } from './steps/step-text.js';
import type { StrategyVersion } from './strategy.js';
import { visibleText } from './visible.js';

/**
 * A strategy as a system prompt for an agent that is not Ratchet's: what it is, its rules in order of weight, and, in a
 * comment that a model can ignore, where it comes from and the settings that belong to it.
 */
export function strategyMarkdown({ id, strategy, parent, change }: StrategyVersion): string {
  const { decoding, episode, rules, prompts, demonstrations, steps } = strategy;
  const origin = [
    `Ratchet strategy ${id}${parent === null ? ', a first version' : `, made from ${parent}`}.`,
    ...(strategy.adapter === undefined ? [] : [`Asked of an adapted model, ${strategy.adapter.model}.`]),
    ...(change === null ? [] : [`${change.action}: ${oneLine(change.because)}`]),
    `Settings it was measured with: temperature ${decoding.temperature}, top_p ${decoding.topP}, max_tokens ${decoding.maxTokens}, n ${episode.samples}.`,
  ];
  const parts = [
    `<!--\n${origin.join('\n').replaceAll('-->', '-- >')}\n-->`,
    `# Role\n\n${prompts.role.trim()}`,
    ...(rules.length === 0
      ? []
      : [`# Rules\n\nEarlier ones weigh more.\n\n${rules.map((rule, index) => `${index + 1}. ${oneLine(rule.text)}`).join('\n')}`]),
    ...(prompts.planning.trim() === '' ? [] : [`# Before you write\n\n${prompts.planning.trim()}`]),
    ...(steps === undefined ? [] : [`# Steps\n\n${steps.map((step, index) => `${index + 1}. ${oneLine(stepSentence(step))}`).join('\n')}`]),
    ...(strategy.solver === undefined ? [] : [`# How to work\n\n${strategy.solver.instructions.trim()}`]),
    ...(demonstrations.length === 0 ? [] : [`# Examples\n\n${exampleLines(demonstrations).join('\n')}`]),
    ...(prompts.repair.trim() === '' ? [] : [`# After an attempt failed\n\n${prompts.repair.trim()}`]),
    ...(episode.reflections === 0 ? [] : [`# When an attempt fails\n\n${prompts.reflection.trim()}`]),
  ];
  return visibleText(`${parts.join('\n\n')}\n`);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
