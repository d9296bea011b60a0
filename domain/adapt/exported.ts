import { fenced } from '../fence.js';
import type { ChatMessage } from '../model.js';
import type { AdaptRow } from './rows.js';

/** The forms in which rows are handed on. */
export const EXPORTS = ['sft', 'dpo', 'pairs'] as const;
export type Export = (typeof EXPORTS)[number];

/** One line of a file in such a form; null where the row teaches nothing in it. */
export function exported(row: AdaptRow, form: Export): object | null {
  const { accepted, rejected, language } = row;
  if (accepted === null) return null;
  const answer = (program: string): ChatMessage => ({ role: 'assistant', content: fenced(program, language) });
  switch (form) {
    case 'sft':
      return { messages: [...questionOf(row), answer(accepted)] };
    case 'dpo':
      return rejected === null
        ? null
        : { input: { messages: questionOf(row) }, preferred_output: [answer(accepted)], non_preferred_output: [answer(rejected)] };
    case 'pairs':
      return {
        input: questionOf(row)
          .map(({ content }) => content)
          .join('\n\n'),
        target: accepted,
      };
  }
}

/** As it was asked, or as a person would ask. */
export function questionOf({ question, about, before, language, failures }: AdaptRow): readonly ChatMessage[] {
  if (question.length > 0) return question;
  const failing = failures.length === 0 ? [] : ['It fails:', ...failures.map((each) => `- ${each}`)];
  const given = before === '' ? [] : ['The program as it is:', fenced(before, language)];
  return [
    {
      role: 'user',
      content: [about.trim(), ...given, ...failing, 'Answer with the whole file in one fenced code block.']
        .filter((part) => part !== '')
        .join('\n\n'),
    },
  ];
}

const CHARACTERS_PER_TOKEN = 4;

/** What lines of a file come to, at four characters a token. */
export function tokensOf(lines: readonly object[]): number {
  return Math.ceil(lines.reduce((sum, line) => sum + JSON.stringify(line).length, 0) / CHARACTERS_PER_TOKEN);
}
