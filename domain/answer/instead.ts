import type { Language } from '../task.js';
import { labelOf } from './labels.js';
import { fenceIn, telling } from './lines.js';

/** What a model ends a turn with, where its endpoint lets that through. */
const END_OF_TURN = /(?:\s*(?:<\|[^\s<>|]{1,40}\|>|<｜[^\s<>｜]{1,40}｜>|<\/s>|<eos>|<end_of_turn>|\[EOS\]|\[\/INST\]))+\s*$/;

/** The text of an answer without the mark that only says that it has ended. */
export function withoutEndOfTurn(text: string): string {
  const tail = text.slice(-MAX_TAIL);
  const found = END_OF_TURN.exec(tail);
  return found === null ? text : text.slice(0, text.length - (tail.length - found.index));
}

const MAX_TAIL = 400;

/** What a model begins a turn or a program with, where its endpoint lets that through. */
const BEGIN_OF_TURN = /^\s*(?:(?:<\|[^\s<>|]{1,40}\|>|<s>|<bos>|<start_of_turn>|<fim_\w{1,20}>)\s{0,4}(?:(?:assistant|model)\n)?)+/;

/** The text of an answer without the mark that only says that it begins. */
export function withoutBeginOfTurn(text: string): string {
  const head = text.slice(0, MAX_TAIL);
  return text.slice(BEGIN_OF_TURN.exec(head)?.[0].length ?? 0);
}

/**
 * Files between tags that name them, `<file path="a.py">`, and blocks between three single or double quotes, with fences in
 * the place of these marks. Only where the text has no fence at all: there, they are what they say.
 */
export function withFences(given: readonly string[], language: Language, resolves: (word: string) => boolean): readonly string[] {
  if (given.some((line) => fenceIn(line) !== null)) return given;
  const lines = brokenLines(given)
    .map((line) => (ALIKE.test(telling(line)) ? line.replace(ALIKE, '$1```$2') : line))
    .flatMap(ownTags);
  if (lines.some((line) => fenceIn(line) !== null)) return lines;
  let until: RegExp | null = null;
  return lines.map((line) => {
    const told = telling(line);
    if (until !== null) {
      if (!until.test(told)) return line;
      until = null;
      return FENCE;
    }
    const begun = tagOf(told, resolves) ?? heredocOf(told, resolves) ?? quotesOf(told, language);
    if (begun === null || !lines.some((each) => begun.until.test(telling(each)))) return line;
    until = begun.until;
    return `${FENCE}${begun.info}`;
  });
}

/** A text in one line whose ends of lines are those of HTML. */
function brokenLines(lines: readonly string[]): readonly string[] {
  const [only = '', ...others] = lines.filter((line) => line.trim() !== '');
  const broken = others.length > 0 ? [] : only.split(/<br\s?\/?>/i);
  return broken.length > 2 || (broken.length > 1 && /<(?:pre|code)\b/i.test(only)) ? broken : lines;
}

interface Begun {
  readonly info: string;
  readonly until: RegExp;
}

const FENCE = '`'.repeat(8);
const TAG =
  /^\s*<([A-Za-z]\w{0,30})\s[^<>]*?(?:path|name|file|filename|filepath|src|title|id)\s*=\s*["']?([^"'<>\s]{1,200})["']?[^<>]*>(?:<!\[CDATA\[)?\s*$/i;

function tagOf(line: string, resolves: (word: string) => boolean): Begun | null {
  const [, tag = '', path = ''] = TAG.exec(line) ?? [];
  return resolves(path) ? { info: path, until: new RegExp(`^\\s*(?:\\]\\]>)?\\s*</${tag}>\\s*$`, 'i') } : null;
}

/** A file that a shell is told to write: `cat > a.py <<'EOF'`. */
const HEREDOC = /^\s*(?:\$\s)?(?:cat|tee)\s[^<]*<<-?\s*(["']?)(?<end>\w{1,40})\1(?<more>[^<]*)$/;

/** A change that a shell is told to make. */
const PATCHED = /^\s*(?:\$\s)?(?:apply_patch|git\s+apply|patch)\b[^<]{0,80}<<-?\s*(["']?)(?<end>\w{1,40})\1\s*$/;

function heredocOf(line: string, resolves: (word: string) => boolean): Begun | null {
  const patched = PATCHED.exec(line)?.groups?.['end'];
  if (patched !== undefined) return { info: 'diff', until: new RegExp(`^\\s*${patched}\\s*$`) };
  const end = HEREDOC.exec(line)?.groups?.['end'];
  const path = line.split(/[\s<>]+/).find(resolves);
  return end === undefined || path === undefined ? null : { info: path, until: new RegExp(`^\\s*${end}\\s*$`) };
}

/** The files that commands for a shell write, as fenced blocks with their paths; null where they write none that is known. */
export function heredocsIn(lines: readonly string[], resolves: (word: string) => boolean): readonly string[] | null {
  let until: RegExp | null = null;
  const files: string[] = [];
  for (const line of lines) {
    const told = telling(line);
    if (until === null) {
      const begun = heredocOf(told, resolves);
      if (begun === null) continue;
      until = begun.until;
      files.push(`${FENCE}${begun.info}`);
    } else if (until.test(told)) {
      until = null;
      files.push(FENCE);
    } else files.push(line);
  }
  return files.length === 0 || until !== null ? null : files;
}

/** Marks of other keyboards, escaped ones, or one too few, in the place of backticks. */
const ALIKE = /^(\s*)(?:(?:\\`){3}|[‘’´＇]{3}|``)([\w+#.-]{0,20}\s*)$/;

/** A program that begins behind tags, or ends before them: `<pre><code>def f():`, `<parameter name="content">def f():`. */
function ownTags(line: string): readonly string[] {
  const told = telling(line);
  const [, open = '', behind = ''] = OPENED.exec(told) ?? [];
  if (behind.trim() !== '' && !behind.includes('</')) return [open, behind];
  const [, before = '', close = ''] = CLOSED.exec(told) ?? [];
  return before.trim() !== '' && !before.includes('<') ? [before, close] : [line];
}

const HOLDERS = '(?:pre|code|content|contents|answer|solution|program|parameter|file_?text|file_?content)';
const OPENED = new RegExp(`^(\\s*(?:<${HOLDERS}(?:\\s[^<>]{0,100})?>)+(?:<!\\[CDATA\\[)?)(.*)$`, 'i');
const CLOSED = new RegExp(`^(.*?)((?:\\]\\]>)?(?:</${HOLDERS}>)+\\s*)$`, 'i');

const QUOTES = /^\s*(?<marks>'''|""")(?<info>[\w+#-]{1,20})\s*$/;

function quotesOf(line: string, language: Language): Begun | null {
  const { marks = '', info = '' } = QUOTES.exec(line)?.groups ?? {};
  return info !== '' && labelOf(info, language) === 'own' ? { info, until: new RegExp(`^\\s*${marks}\\s*$`) } : null;
}
