import { exampleLines } from './asking/examples.js';
import { stepSentence } from './steps/step-text.js';
import type { Demonstration, StrategyVersion } from './strategy.js';
import { visibleText } from './visible.js';

/**
 * A strategy as a system prompt for an agent that is not Ratchet's: what it is, its rules in order of weight, and, in a
 * comment that a model can ignore, where it comes from and the settings that belong to it. `chosen` stands for the examples that
 * episodes have chosen for each task.
 */
export function strategyMarkdown({ id, strategy, parent, change }: StrategyVersion, chosen: readonly Demonstration[] = []): string {
  const { decoding, episode, rules, prompts, memory, steps } = strategy;
  const demonstrations = [...strategy.demonstrations, ...chosen];
  const origin = [
    `Ratchet strategy ${id}${parent === null ? ', a first version' : `, made from ${parent}`}.`,
    ...(strategy.adapter === undefined ? [] : [`Asked of an adapted model, ${strategy.adapter.model}.`]),
    ...(change === null ? [] : [`${change.action}: ${oneLine(change.because)}`]),
    `Settings it was measured with: temperature ${decoding.temperature}, top_p ${decoding.topP}, max_tokens ${decoding.maxTokens}, n ${episode.samples}.`,
    ...((memory.examples ?? 0) === 0 ? [] : [examplesNote(memory.examples ?? 0, chosen.length)]),
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

function examplesNote(examples: number, chosen: number): string {
  const measured = `It was measured with ${examples} examples for each task, the nearest of what its campaign had learned.`;
  return chosen === 0
    ? `${measured} None of them stand here: name it CAMPAIGN@VERSION, where that campaign is on record, and those that were chosen most often do.`
    : `${measured} The ${chosen} that were chosen most often stand here for them; how good it is with these alone was not measured.`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
