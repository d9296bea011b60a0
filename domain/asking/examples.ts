import { fenced } from '../fence.js';
import type { ChatMessage } from '../model.js';
import { oneLine } from '../sections.js';
import type { Demonstration, Example } from '../strategy.js';

/** Examples with all their lines, numbered, and those of one line as a list after them. */
export function exampleLines(demonstrations: readonly Demonstration[]): readonly string[] {
  const whole = demonstrations.flatMap(({ example }) => (example === undefined ? [] : [example]));
  const short = demonstrations.filter(({ example }) => example === undefined);
  return [
    ...whole.flatMap((example, index) => [`### Example ${index + 1}`, ...askedLines(example), 'Answer:', ...answerLines(example)]),
    ...short.map(({ text }) => `- ${oneLine(text)}`),
  ];
}

/** Each whole example as a question and its answer. */
export function exampleTurns(demonstrations: readonly Demonstration[]): readonly ChatMessage[] {
  return demonstrations.flatMap(({ example }): ChatMessage[] =>
    example === undefined
      ? []
      : [
          { role: 'user', content: askedLines(example).join('\n') },
          { role: 'assistant', content: answerLines(example).join('\n') },
        ],
  );
}

function askedLines({ task, failing, before, language }: Example): readonly string[] {
  return [
    ...task.split('\n').map(withoutHeading),
    ...(failing === '' ? [] : [`Failing case: ${oneLine(failing)}`]),
    ...(before === '' ? [] : ['Before:', ...fenced(before, language).split('\n')]),
  ];
}

function answerLines({ answer, language }: Example): readonly string[] {
  return fenced(answer, language).split('\n');
}

/** A line of a task must not bring a heading of its own. */
function withoutHeading(line: string): string {
  return line.replace(/^#+\s*/, '');
}
