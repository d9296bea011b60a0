import type { Language } from '../task.js';
import { withinEach } from './lexical.js';
import { anyOf, telling } from './lines.js';

/** How an interpreter of a language asks: for a statement, for more of it, and what in it makes a program. */
interface Interpreter {
  readonly first: RegExp;
  readonly more: RegExp;
  readonly defines: RegExp;
  /** what stays although something was printed behind it */
  readonly keeps: RegExp;
  /** orders to the interpreter itself */
  readonly orders: RegExp;
}

const INTERPRETERS: Partial<Readonly<Record<Language, Interpreter>>> = {
  python: {
    first: /^(?:>>>(?: |$)|In \[\d{1,4}\]: ?)/,
    more: /^(?:\.{3}(?: |$)|\s{1,8}\.{3,8}: ?)/,
    defines: /^(?:(?:async\s+)?def\s|class\s|@\w)/,
    keeps: /^(?:from\s|import\s|[A-Za-z_]\w*\s*(?::[^=]{1,80})?=(?!=))/,
    orders: /^(?:(?:exit|quit)\s?\(|[%!])/,
  },
  javascript: script(),
  typescript: script(),
  java: {
    first: /^jshell>(?: |$)/,
    more: /^\s{0,8}\.{3}>(?: |$)/,
    defines: /^(?:(?:public|final|abstract|sealed)\s+)*(?:class|interface|record|enum)\s/,
    keeps: /^import\s/,
    orders: /^\//,
  },
};

function script(): Interpreter {
  return {
    first: /^>(?: |$)/,
    more: /^(?:\.{3,9}|\|)(?: |$)/,
    defines:
      /^(?:export\s+)?(?:default\s+)?(?:(?:async\s+)?function\b|class\s|(?:const|let|var)\s+\w+\s*=\s*(?:async\s*)?(?:function\b|\())/,
    keeps: /^(?:import\s|export\s|const\s|let\s|var\s|(?:module\.)?exports\b)/,
    orders: /^\.(?:exit|help|editor|load|save|clear|break)\b/,
  };
}

interface Typed {
  readonly lines: string[];
  isAnswered: boolean;
}

/**
 * The program that was typed into an interpreter: what stands behind its prompts, without what was only asked for to show
 * what it answers. Of a program with a session behind it, the program. A session that defines nothing is an example of use,
 * and stays as it is.
 */
export function typedIn(lines: readonly string[], language: Language): readonly string[] {
  const interpreter = INTERPRETERS[language];
  const from = interpreter === undefined ? -1 : firstPrompt(lines, language, interpreter);
  if (interpreter === undefined || from < 0) return lines;
  const ahead = lines.slice(0, from);
  // nowhere but in Python can no line of a program begin as a prompt does
  if (language === 'python' && ahead.some((line) => interpreter.defines.test(telling(line)))) return ahead;
  if (!ahead.every((line) => line.trim() === '' || BEFORE.test(telling(line)))) return lines;
  const statements = statementsIn(lines.slice(from), interpreter);
  const isProgram = statements.some((each) => isDefinition(each, interpreter));
  return isProgram ? statements.filter((each) => isKept(each, interpreter)).flatMap((each) => each.lines) : lines;
}

/** The same with talk before and behind it. */
export function sessionIn(lines: readonly string[], language: Language): readonly string[] {
  const interpreter = INTERPRETERS[language];
  const from = interpreter === undefined ? -1 : lines.findIndex((line) => interpreter.first.test(telling(line)));
  if (from < 0) return lines;
  const code = typedIn(lines.slice(from), language);
  return code.length === lines.length - from ? lines : code;
}

/** What an interpreter says when it starts, how it is started, and remarks. */
const BEFORE = anyOf([
  /^\s*(?:[$%#]\s|\/\/)/,
  /^(?:Python|IPython|Type|Welcome to|GraalPy|PyPy)\b/,
  /^\[(?:GCC|Clang|MSC)\b/,
  /^\|\s/,
  /^(?:python3?|ipython3?|node|jshell)\s*$/,
]);

/** Where no string is open: a session may stand in one as well. */
function firstPrompt(lines: readonly string[], language: Language, { first }: Interpreter): number {
  const within = withinEach(lines, language);
  return lines.findIndex((line, at) => within[at] === '' && first.test(telling(line)));
}

function statementsIn(lines: readonly string[], { first, more, defines }: Interpreter): readonly Typed[] {
  const found: Typed[] = [];
  for (const line of lines) {
    const told = telling(line);
    const last = found.at(-1);
    const [prompt] = first.exec(told) ?? (last?.isAnswered === false ? more.exec(told) : null) ?? [];
    if (prompt !== undefined && first.test(told)) found.push({ lines: [line.slice(prompt.length)], isAnswered: false });
    else if (prompt !== undefined) last?.lines.push(line.slice(prompt.length));
    else if (last === undefined) continue;
    // some interpreters ask for a statement once
    else if (!last.isAnswered && defines.test(last.lines[0] ?? '') && /^(?:\s|$)/.test(line)) last.lines.push(line);
    else last.isAnswered ||= line.trim() !== '';
  }
  return found;
}

/** Some interpreters take several statements at once. */
function isDefinition({ lines }: Typed, { defines }: Interpreter): boolean {
  return lines.some((line) => defines.test(telling(line)));
}

function isKept(statement: Typed, interpreter: Interpreter): boolean {
  const { orders, keeps } = interpreter;
  const told = telling(statement.lines[0] ?? '');
  if (orders.test(told)) return false;
  return !statement.isAnswered || isDefinition(statement, interpreter) || keeps.test(told);
}

/** Of a shell. */
export function areCommands(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === '' || COMMAND.test(telling(line)));
}

const COMMAND =
  /^\s*(?:[$>%]\s|(?:python3?|pip3?|pytest|node|npm|npx|deno|tsc|javac?|mvn|cargo|rustc|cd|ls|cat|mkdir|git|bash|sh|\.\/\S+)(?:\s|$)|export\s+\w+=)/;
