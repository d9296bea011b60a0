/**
 * Tokens of a text of code for counting: names, numbers, strings (long ones alike), operators, and one mark for each
 * line's start that says how its indentation changed. Made for speed and for many languages, not for compiling.
 */
const TOKEN =
  /[A-Za-z_]\w*|\d[\w.]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|===|!==|\.\.=|\*\*=|\/\/=|<<=|>>=|==|!=|<=|>=|->|:=|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|\*\*|\/\/|<<|>>|&&|\|\||\+\+|--|=>|::|\.\.|[^\s\w]/g;

export interface LexedLine {
  readonly indent: number;
  readonly tokens: readonly string[];
}

const LONGEST_STRING = 10;

export function lexLine(line: string, comment: string): LexedLine | null {
  const body = line.trimStart();
  if (body === '' || body.startsWith(comment)) return null;
  const tokens: string[] = [];
  for (const token of body.match(TOKEN) ?? []) {
    if (token === comment) break;
    tokens.push(token.startsWith('"') || token.startsWith("'") ? text(token) : token);
  }
  return { indent: line.length - body.length, tokens };
}

function text(token: string): string {
  return token.length > LONGEST_STRING ? '<text>' : `'${token.slice(1, -1)}'`;
}

/** The tokens of lines, each line after its mark. `before` is the indentation of the line above. */
export function lexLines(lines: readonly string[], comment: string, before = 0): string[] {
  const tokens: string[] = [];
  let indent = before;
  for (const line of lines) {
    const lexed = lexLine(line, comment);
    if (lexed === null) continue;
    tokens.push(lexed.indent > indent ? '<in>' : lexed.indent < indent ? '<out>' : '<line>');
    indent = lexed.indent;
    for (const token of lexed.tokens) tokens.push(token);
  }
  return tokens;
}
