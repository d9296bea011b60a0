import { canClose, fenceIn, linesOf, type Fence } from '../answer/lines.js';
import { actionNamed } from './action.js';

/** A fenced block of an answer that may hold an action. */
export interface ActionBlock {
  /** the first word behind the opening fence */
  readonly label: string;
  /** what stands behind it */
  readonly rest: string;
  readonly lines: readonly string[];
  /** the last line of text before it */
  readonly caption: string;
}

/**
 * The fenced blocks of an answer. Fences within a block count in pairs, so that a file of Markdown can be written; a
 * block that was never closed ends where another action begins, or with the answer.
 */
export function actionBlocks(text: string): readonly ActionBlock[] {
  const blocks: ActionBlock[] = [];
  let open: (Fence & { readonly lines: string[]; readonly caption: string; depth: number }) | null = null;
  let caption = '';
  const end = (): void => {
    if (open === null) return;
    const { label, rest } = labelled(open.rest);
    blocks.push({ label, rest, lines: withoutIndent(open.lines, open.lead), caption: open.caption });
    open = null;
    caption = '';
  };
  for (const line of linesOf(text)) {
    const whole = open === null ? ONE_LINE.exec(line) : null;
    if (whole !== null) {
      blocks.push({ ...labelled(whole[1] ?? ''), lines: [], caption });
      continue;
    }
    const fence = fenceIn(line);
    if (open === null) {
      if (fence !== null) open = { ...fence, lines: [], caption, depth: 0 };
      else if (line.trim() !== '') caption = line.trim();
      continue;
    }
    if (fence === null || !canClose(fence, open)) open.lines.push(line);
    else if (fence.rest === '' && open.depth === 0) end();
    else if (fence.rest !== '' && actionNamed(labelled(fence.rest).label) !== null && !mayHoldBlocks(open.rest)) {
      end();
      open = { ...fence, lines: [], caption, depth: 0 };
    } else {
      open.depth += fence.rest === '' ? -1 : 1;
      open.lines.push(line);
    }
  }
  end();
  return blocks;
}

/** "```submit```" on a line of its own. */
const ONE_LINE = /^\s*`{3,}\s*([A-Za-z_-]+)\s*`{3,}\s*$/;

function labelled(info: string): { readonly label: string; readonly rest: string } {
  const [, label = '', rest = ''] = /^[{.]?([\w+-]*)[}:]?\s*(.*)$/s.exec(info) ?? [];
  return { label, rest: rest.trim() };
}

/** A file can hold blocks of its own; a command or a search cannot. */
function mayHoldBlocks(info: string): boolean {
  const kind = actionNamed(labelled(info).label);
  return kind === 'write' || kind === 'edit';
}

function withoutIndent(lines: readonly string[], lead: string): readonly string[] {
  const width = lead.length;
  const least = lines.reduce((depth, line) => (line.trim() === '' ? depth : Math.min(depth, line.length - line.trimStart().length)), width);
  return least === 0 ? lines : lines.map((line) => line.slice(Math.min(least, line.length - line.trimStart().length)));
}
