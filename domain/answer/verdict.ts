import { anyOf, isBlank, telling } from './lines.js';
import type { Block } from './blocks.js';

/**
 * Whether an answer shows a block as what not to write: in its first comment, the line before it, or the heading above
 * it; the nearest of them that says anything counts.
 */
export function isDisowned({ lines, before }: Pick<Block, 'lines' | 'before'>): boolean {
  const first = lines.find((line) => !isBlank(line)) ?? '';
  // three dots stand for code that is there already
  const comment = /^\s*(?:#|\/\/|\/\*)(?!.*(?:\.{3}|…))/.test(first) ? first : '';
  return [comment, ...titlesOf(before)].map(verdictIn).find((verdict) => verdict !== null) === 'wrong';
}

/** Whether a block is shown beside the answer: another way, or one to compare it with. */
export function isAside({ before }: Pick<Block, 'before'>): boolean {
  return titlesOf(before).some((line) => ASIDE.test(telling(line).replace(MARKS, '')) && !CHOSEN.test(telling(line)));
}

/** The line before a block, and the heading above it. */
function titlesOf(before: readonly string[]): readonly string[] {
  const said = before.filter((line) => !isBlank(line)).toReversed();
  return [said[0] ?? '', said.find((line) => /^\s*#{1,6}\s/.test(telling(line))) ?? ''];
}

const MARKS = /^[^\p{L}\p{N}]{1,24}/u;
const ASIDE = anyOf(
  [
    /^(?:alternativ|another\s(?:way|option|approach|solution)|or(?!\s(?:rather|better))\b[,:]?\s|if\syou(?:'d)?\s(?:prefer|want|need|like|rather)|for\s(?:comparison|reference)\b)/,
    /^(?:option|approach|method|solution|variant|way)\s#?(?:[2-9b]|two|three)\b/,
    /^(?:(?:the|a)\s)?na[iï]ve\b/,
    /^(?:(?:方案|方法|选项|解法)\s?[二三四2-4]|或者|另一种)/,
  ],
  'i',
);
const CHOSEN = /\b(?:recommended|preferred|better|best|final|correct|fixed)\b|推荐|最佳/i;

/** What a title says of what follows; null for a sentence, and where it says both or nothing. */
function verdictIn(line: string): 'wrong' | 'right' | null {
  const told = telling(line).trim();
  // the sentence that the block before stands in
  if (/^(?:is|was|are|were|isn['’]t|wasn['’]t)\b/.test(told)) return null;
  if (REFUSING.test(told)) return 'wrong';
  if (AFFIRMING.test(told) || RIGHT.test(told)) return 'right';
  const words = told.split(/\s+/).filter((word) => /\w/.test(word));
  return words.length <= MAX_WORDS && WRONG.test(told.replace(HEAD, '')) ? 'wrong' : null;
}

const MAX_WORDS = 7;
const REFUSING = /^[^\p{L}\p{N}]{0,12}[❌✗✘✖🚫⛔👎]/u;
const AFFIRMING = /^[^\p{L}\p{N}]{0,12}[✅✓✔👍☑]/u;
const RIGHT =
  /修[复改正][后後版]|正确|正しい|改进|\b(?:korrigierte?[rs]?|nachher|richtig|correct|corrected|right|fix|fixed|fixes|after|updated?|new|final|solution|better|improved|good|works|working|mended|rewritten|instead)\b/i;
/** Marks and small words that a title may begin with. */
const HEAD = /^(?:[^\p{L}\p{N}]|\b(?:the|your|a|this|here|is|was|that|it|how|as|what|not|s)\b){1,24}/iu;
/** What a title may call a program. */
const PROGRAM =
  /(?:code|versions?|programs?|implementations?|functions?|methods?|class|modules?|approach|way|answers?|solutions?|attempts?|examples?|snippets?|files?|one|\S+\.\w{1,4}|`[^`]{1,60}`)/
    .source;
const CALLED = `(?:[^\\p{L}\\p{N}]+(?:${PROGRAM})){0,3}`;
/** The title ends, or a remark begins; words that go on are a sentence, which may be about anything: "Wrong return value:". */
const WRONG = anyOf(
  [
    `^(?:wrong|incorrect|buggy|broken|bad|faulty|anti-?pattern)${CALLED}[^\\p{L}\\p{N}]*(?:$|(?<=[:(–—]|\\s-\\s))`,
    `^(?:original|old|current|existing|previous|given|earlier)${CALLED}[^\\p{L}\\p{N}]*(?:$|(?<=\\())`,
    `^(?:falsch|fehlerhaft\\p{L}{0,2}|vorher|ursprünglich\\p{L}{0,2}|bisherig\\p{L}{0,2}|alte[rs]?(?=\\s))${CALLED}[^\\p{L}\\p{N}]*(?:$|(?<=\\())`,
    '^(?:(?:原来|原始|原有|原|旧|错误|有问题|修改前|修复前|修正前|変更前|元|誤った|間違った)[的の]?){1,3}(?:代码|程序|版本|实现|写法|函数|コード|プログラム)?[^\\p{L}\\p{N}]*(?:$|(?<=[(（]))',
    "^(?:don['’]t|do not|never|avoid)(?: (?:do|write|use|try))?(?: (?:this|that|it|so|such|like|the following|code))*[^\\p{L}\\p{N}]*$",
    '^before(?:\\s+(?:the|this|my)\\s+(?:change|fix))?[^\\p{L}\\p{N}]*(?:$|(?<=\\())',
  ].map((source) => new RegExp(source, 'u')),
  'iu',
);
