import type { Language } from '../task.js';
import { hasTalk } from './bare.js';
import { labelOf } from './labels.js';
import { fenceIn, isBlank, telling, trimmed } from './lines.js';

/** What a model ends a turn with, and what it begins one or a program with, where its endpoint lets that through. */
const END_OF_TURN = /(?:\s*(?:<\|[^\s<>|]{1,40}\|>|<｜[^\s<>｜]{1,40}｜>|<\/s>|<eos>|<end_of_turn>|\[EOS\]|\[\/INST\]))+\s*$/;
const BEGIN_OF_TURN = /^\s*(?:(?:<\|[^\s<>|]{1,40}\|>|<s>|<bos>|<start_of_turn>|<fim_\w{1,20}>)\s{0,4}(?:(?:assistant|model)\n)?)+/;
const MAX_MARKS = 400;

/** The text of an answer without the marks that only say that it begins and ends. */
export function withoutTurn(text: string): string {
  const end = END_OF_TURN.exec(text.slice(-MAX_MARKS))?.[0].length ?? 0;
  const told = text.slice(0, text.length - end);
  return told.slice(BEGIN_OF_TURN.exec(told.slice(0, MAX_MARKS))?.[0].length ?? 0);
}

/**
 * Files between tags, `<file path="a.py">` or `<pre><code>`, those that a shell is told to write, and blocks between three
 * single or double quotes, with fences in the place of these marks. Only where the text has no fence at all: there, they are
 * what they say.
 */
export function withFences(given: readonly string[], language: Language, resolves: (word: string) => boolean): readonly string[] {
  if (given.some(isFence)) return given;
  const lines = brokenLines(given).map((line) => (ALIKE.test(telling(line)) ? line.replace(ALIKE, '$1```$2') : line));
  if (lines.some(isFence)) return lines;
  const tag = (line: string): Begun | null => tagOf(line, language, resolves);
  const passages = passagesIn(lines, (line) => tag(line) ?? heredocOf(line, resolves) ?? quotesOf(line, language));
  let at = 0;
  const put = passages.flatMap(({ from, to, before, info, body, behind, isSure }) => {
    const told = isSure || !hasTalk(body, language) ? [`${FENCE}${info}`, ...body, FENCE] : [before, ...body, behind];
    const ahead = lines.slice(at, from).flatMap((line) => withoutTag(line, tag));
    at = to + 1;
    return [...ahead, ...told];
  });
  return [...put, ...lines.slice(at).flatMap((line) => withoutTag(line, tag))];
}

/** A line with a tag that is never closed, or was never opened, in two. */
function withoutTag(line: string, tag: (line: string) => Begun | null): readonly string[] {
  const rest = tag(telling(line))?.rest ?? '';
  if (!isBlank(rest)) return [line.slice(0, line.length - rest.length), rest];
  const end = CLOSED.exec(telling(line))?.index ?? -1;
  return end > 0 ? [line.slice(0, end), line.slice(end)] : [line];
}

/** The files that commands for a shell write, as fenced blocks with their paths; null where they write none that is known. */
export function heredocsIn(lines: readonly string[], resolves: (word: string) => boolean): readonly string[] | null {
  const files = passagesIn(lines, (line) => heredocOf(line, resolves)).flatMap(({ info, body }) => [`${FENCE}${info}`, ...body, FENCE]);
  return files.length === 0 ? null : files;
}

const FENCE = '`'.repeat(8);
const MAX_UNENDED = 20;

function isFence(line: string): boolean {
  return fenceIn(line) !== null;
}

/** A text in one line whose ends of lines are those of HTML. */
function brokenLines(lines: readonly string[]): readonly string[] {
  const [only = '', ...others] = lines.filter((line) => !isBlank(line));
  const broken = others.length > 0 ? [] : only.split(/<br\s?\/?>/i);
  return broken.length > 2 || (broken.length > 1 && /<(?:pre|code)\b/i.test(only)) ? broken : lines;
}

/** Marks of other keyboards, escaped ones, or one too few, in the place of backticks. */
const ALIKE = /^(\s*)(?:(?:\\`){3}|[‘’´＇｀]{3}|``)([\w+#.-]{0,20}\s*)$/;

/** How a passage begins: what is known of it, what of this line is a part of it, and what ends it, behind its last part. */
interface Begun {
  readonly info: string;
  readonly rest: string;
  readonly until: RegExp;
  /** a file; else it may be words, with a program among them */
  readonly isSure: boolean;
}

interface Passage extends Pick<Begun, 'info' | 'isSure'> {
  readonly from: number;
  readonly to: number;
  readonly body: readonly string[];
  /** its marks */
  readonly before: string;
  readonly behind: string;
}

function passagesIn(lines: readonly string[], begin: (line: string) => Begun | null): readonly Passage[] {
  const found: Passage[] = [];
  // what is not ended from one line on is not ended from a later one
  const unended = new Set<string>();
  for (let from = 0; from < lines.length; from += 1) {
    const line = lines[from] ?? '';
    const begun = begin(telling(line));
    if (begun === null || unended.has(begun.until.source) || unended.size > MAX_UNENDED) continue;
    const { rest, until } = begun;
    let to = from;
    if (!until.test(rest))
      do to += 1;
      while (to < lines.length && !until.test(telling(lines[to] ?? '')));
    if (to === lines.length) {
      unended.add(until.source);
      continue;
    }
    const end = to === from ? rest : (lines[to] ?? '');
    const last = until.exec(end)?.[1] ?? '';
    const body = trimmed(to === from ? [last] : [rest, ...lines.slice(from + 1, to), last]);
    found.push({ ...begun, from, to, body, before: line.slice(0, line.length - rest.length), behind: end.slice(last.length) });
    from = to;
  }
  return found;
}

/** The tags that a line begins with; the last of them may hold a file. */
const TAGS =
  /^\s*(?:<[A-Za-z][^<>]{0,200}>\s*)*?<(?<tag>[A-Za-z]\w{0,30})(?<said>(?:[\s=][^<>]{0,300})?)>(?:<!\[CDATA\[)?(?<rest>(?!\s*<[A-Za-z][^<>]*>).*)$/;
const HOLDERS = '(?:pre|code|contents?|answer|solution|program|file_?text|file_?content)';
const HOLDER = new RegExp(`^${HOLDERS}$`, 'i');
const CLOSED = new RegExp(`(?<=^[^<]*)(?:\\]\\]>)?(?:</${HOLDERS}>)+\\s*$`, 'i');
/** Of a tool: `<parameter name="content">` */
const ARGUMENT = /^[\s=](?:\w+=)?["']?(?!old|new|search|find|replace)\w*(?:content|text|code|body|source|program)s?["']?$/i;
const PATH = /(?:path|name|file|src|title|id)\s*=\s*["']?([^"'<>\s]{1,200})/gi;

function tagOf(line: string, language: Language, resolves: (word: string) => boolean): Begun | null {
  const { tag = '', said = '', rest = '' } = TAGS.exec(line)?.groups ?? {};
  const path = [...said.matchAll(PATH)].map(([, word = '']) => word).find(resolves);
  if (path === undefined && !HOLDER.test(tag) && !(tag === 'parameter' && ARGUMENT.test(said))) return null;
  const word = /\blang(?:uage)?[-=]["']?([\w+#]{1,20})/.exec(line)?.[1] ?? '';
  const info = path ?? (labelOf(word, language) === 'none' ? '' : word);
  return { info, rest, until: new RegExp(`^(.*?)(?:\\]\\]>)?\\s*</${tag}>\\s*(?:</\\w+>\\s*)*$`, 'i'), isSure: path !== undefined };
}

/** A file that a shell is told to write: `cat > a.py <<'EOF'`. */
const HEREDOC = /^\s*(?:\$\s)?(?:cat|tee)\s[^<]*<<-?\s*(["']?)(?<end>\w{1,40})\1(?<more>[^<]*)$/;

/** A change that a shell is told to make. */
const PATCHED = /^\s*(?:\$\s)?(?:apply_patch|git\s+apply|patch)\b[^<]{0,80}<<-?\s*(["']?)(?<end>\w{1,40})\1\s*$/;

function heredocOf(line: string, resolves: (word: string) => boolean): Begun | null {
  const patched = PATCHED.exec(line)?.groups?.['end'];
  if (patched !== undefined) return endedBy(patched, 'diff');
  const end = HEREDOC.exec(line)?.groups?.['end'];
  const path = line.split(/[\s<>]+/).find(resolves);
  return end === undefined || path === undefined ? null : endedBy(end, path);
}

const QUOTES = /^\s*(?<marks>'''|""")(?<info>[\w+#-]{1,20})\s*$/;

function quotesOf(line: string, language: Language): Begun | null {
  const { marks = '', info = '' } = QUOTES.exec(line)?.groups ?? {};
  return info !== '' && labelOf(info, language) === 'own' ? endedBy(marks, info) : null;
}

/** By a line that is nothing but a mark. */
function endedBy(mark: string, info: string): Begun {
  return { info, rest: '', until: new RegExp(`^\\s*()${mark}\\s*$`), isSure: true };
}
