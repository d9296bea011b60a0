import type { Block } from './blocks.js';
import { anyOf, dedented, isBlank, linesOf, telling, trimmed } from './lines.js';

/** What stands in a file and what is to stand there, as an answer shows them one behind the other. */
export interface Exchange {
  readonly old: readonly string[];
  readonly new: readonly string[];
  /** what is said before them */
  readonly before: readonly string[];
}

/** "Replace this", a block, "with this", a block, or both in one block; or "replace `this` with", a block. */
export function exchangesIn(blocks: readonly Block[]): readonly Exchange[] {
  const shown = blocks.slice(0, MAX_SHOWN).flatMap(halvesOf);
  return shown.flatMap((block, index) => {
    const { before } = block;
    const [next, said] = [shown[index + 1], lastOf(before)];
    const span = isCode(block) ? SPAN_BEFORE.exec(said)?.[1] : undefined;
    if (span !== undefined && isMoreThanName(span)) return [{ old: [span], new: dedented(trimmed(block.lines)), before }];
    const isTold = next !== undefined && isCode(block) && isCode(next) && WAS.test(said) && WILL_BE.test(lastOf(next.before));
    return isTold ? [{ old: trimmed(block.lines), new: trimmed(next.lines), before }] : [];
  });
}

/** A block with a remark over what was there, and one over what is to be, as two. */
export function halvesOf(block: Block): readonly Block[] {
  const remarks = block.lines.map((line) => REMARK.exec(telling(line))?.[1] ?? '');
  const at = block.lines.findIndex((line) => !isBlank(line));
  const [was = '', next] = [remarks[at], remarks.findIndex((remark, index) => index > at && WILL_BE.test(remark))];
  if (next < 0 || !WAS.test(was)) return [block];
  const half = (from: number, to: number, remark: string, before: readonly string[]): Block => ({
    ...block,
    lines: block.lines.slice(from + 1, to),
    before: [...before, remark],
  });
  return [half(at, next, was, block.before), half(next, block.lines.length, remarks[next] ?? '', [])];
}

const REMARK = /^\s*(?:#|\/\/|\/\*|--)\s*(\S.*)$/;
const SPAN_BEFORE =
  /\b(?:replace|change|update|line)\b[^`]{0,60}`([^`]{3,200})`[^`]{0,60}\b(?:with|to|by|into|as\sfollows|(?:should|must)\s(?:be|become)):?\s*$/i;

/** "Change `a < b` to `a <= b`", "use `a <= b` instead of `a < b`", "before: `a < b`, after: `a <= b`": of what is more than a name. */
export function exchangesInText(lines: readonly string[]): readonly Exchange[] {
  const text = lines.join('\n');
  return [...text.matchAll(SPANS)].slice(0, MAX_SHOWN).flatMap(({ index, groups = {} }) => {
    const { one = '', between = '', other = '' } = groups;
    const before = linesOf(text.slice(Math.max(0, index - MAX_SAID), index));
    const isTo = TO.test(between) || (/:[\s*_]*$/.test(between) && WILL_BE.test(between) && WAS.test(before.at(-1) ?? ''));
    const [old, put] = isTo ? [one, other] : INSTEAD.test(between) ? [other, one] : ['', ''];
    return isMoreThanName(old) ? [{ old: [old], new: [put], before }] : [];
  });
}

const MAX_SAID = 400;
/** Nobody shows more. */
const MAX_SHOWN = 100;
const SPANS = /(?<!`)`(?!`)(?<one>[^`\n]{1,200})`(?!`)(?=(?<between>[^`]{1,60})`(?!`)(?<other>[^`\n]{1,200})`(?!`))/g;
const TO =
  /^,?\s*(?:(?:in|on|of)\s[^.]{1,40}\s)?(?:(?:in)?to|with|by|→|[-=]>|(?:should|must)\s(?:be|become)|becomes|改为|改成|替换为|换成|变为)\s*:?\s*$/i;
const INSTEAD = /^,?\s*(?:instead\sof|rather\sthan|in\s(?:the\s)?place\sof)\s*$/i;

const WAS = anyOf(
  [
    /\b(?:replace|change|find|locate|line|from|before|old|original|current|existing|previous|buggy|wrong|instead\sof|was)\b/,
    /替换|修改|改|将|把|原|❌/,
  ],
  'iu',
);
const WILL_BE = anyOf(
  [
    /^[\W_]*(?:and\s)?(?:(?:replace|change)\s(?:it|this|that|them)\s)?(?:with|by|(?:in)?to|becomes?|(?:should|must)\s(?:be|become))\b/,
    /^[\W_]*(?:the\s)?(?:after|new|now|fixed|corrected|updated|instead|use)\b/,
    /^[\W_]*(?:改|替换|换|变|修改|之后|新)|^\s*(?:→|[-=]>|✅)/,
  ],
  'iu',
);

function isMoreThanName(text: string): boolean {
  return /\W/.test(text.trim());
}

function isCode({ label }: Block): boolean {
  return label === 'own' || label === 'kin' || label === 'none';
}

/** The line right before a block, where it is short enough to announce it. */
function lastOf(before: readonly string[]): string {
  const said = telling(before.findLast((line) => !isBlank(line)) ?? '');
  return said.length > MAX_TITLE ? '' : said;
}

const MAX_TITLE = 120;
