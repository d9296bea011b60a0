import { exampleLines } from '../asking/examples.js';
import { headed, oneLine, section, SECTION } from '../sections.js';
import type { Strategy } from '../strategy.js';
import type { CommandSolver, Placeholder, RenderedFile } from './command-solver.js';
import { filledIn } from './command-solver.js';
import { taskParts, type TaskAsked } from './turn-prompt.js';

/** All of a strategy that a person's own agent is told: what tactics change and the gate compares. */
export function strategyText(strategy: Strategy, { instructions }: Pick<CommandSolver, 'instructions'>): string {
  const { prompts } = strategy;
  return joined([
    prompts.role,
    headed(SECTION.planning, prompts.planning),
    section(SECTION.rules, ruleLines(strategy)),
    headed(SECTION.working, instructions),
    section(SECTION.examples, exampleLines(strategy.demonstrations)),
    headed(SECTION.repair, prompts.repair),
  ]);
}

/** The task in words, with what came of earlier attempts at it. */
export function statementText(asked: TaskAsked): string {
  return joined(taskParts(asked));
}

/** What stands in each file. An agent that reads skills finds them by the head. */
export function renderedText({ what, text = '' }: RenderedFile, strategy: Strategy, values: Readonly<Record<Placeholder, string>>): string {
  switch (what) {
    case 'strategy':
      return values.strategy;
    case 'skill':
      return `---\nname: repository-work\ndescription: How to work on a task in this repository. Read it before anything else.\n---\n\n${values.strategy}`;
    case 'role':
      return joined([strategy.prompts.role]);
    case 'rules':
      return joined(ruleLines(strategy), '\n');
    case 'examples':
      return joined(exampleLines(strategy.demonstrations), '\n');
    case 'statement':
      return values.statement;
    case 'text':
      return filledIn(text, values);
  }
}

function ruleLines({ rules }: Strategy): readonly string[] {
  return rules.map(({ text }, index) => `${index + 1}. ${oneLine(text)}`);
}

function joined(parts: readonly string[], between = '\n\n'): string {
  const said = parts.filter((part) => part.trim() !== '');
  return said.length === 0 ? '' : `${said.join(between).trim()}\n`;
}
