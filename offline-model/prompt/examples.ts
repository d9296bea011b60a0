import { listItems } from './sections.js';
import { canClose, fenceIn, type Fence } from '../../domain/answer/lines.js';
import type { ChatMessage } from '../../domain/model.js';
import type { Example } from '../patterns/learn.js';

/** The examples of a prompt: whole ones, with a program before and the answer after, and sentences that end with a compact edit. */
export function readExamples(lines: readonly string[] | undefined): readonly Example[] {
  return [...wholeExamples(lines ?? []), ...listItems(lines).flatMap(editsIn)];
}

/** Examples as turns of a conversation: a question with the program before, and the answer. */
export function exampleTurns(messages: readonly ChatMessage[]): readonly Example[] {
  return messages.flatMap(({ role, content }, index) => {
    const asked = messages[index - 1];
    if (role !== 'assistant' || asked?.role !== 'user') return [];
    return wholeExamples([...asked.content.split('\n'), 'Answer:', ...content.split('\n')]);
  });
}

const LABEL = /^(Before|Answer):\s*$/;

function wholeExamples(lines: readonly string[]): Example[] {
  const examples: Example[] = [];
  let label = '';
  let before: string | null = null;
  let open: Fence | null = null;
  let body: string[] = [];
  for (const line of lines) {
    const fence = fenceIn(line);
    if (open === null) {
      if (fence !== null) [open, body] = [fence, []];
      else if (line.startsWith('### ')) [label, before] = ['', null];
      else label = LABEL.exec(line)?.[1] ?? label;
    } else if (fence !== null && canClose(fence, open) && fence.rest === '') {
      const text = `${body.join('\n')}\n`;
      if (label === 'Before') before = text;
      else if (label === 'Answer' && before !== null) examples.push({ before, after: text });
      [open, label] = [null, ''];
    } else body.push(line);
  }
  return examples;
}

/** `line 4: \`a\` -> \`b\``, lines of one hunk joined by ` ⏎ `. */
function editsIn(item: string): Example[] {
  return [...item.matchAll(/line \d+: `(.*?)` -> `(.*?)`(?=;|\.|\s*$|\s\||\s\()/g)].flatMap(([, before = '', after = '']) =>
    before === '' || after === '' ? [] : [{ before: linesOf(before), after: linesOf(after) }],
  );
}

function linesOf(edit: string): string {
  return edit.split(/ ?⏎ ?/).join('\n');
}
