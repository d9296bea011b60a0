import type { FunctionPart, ProgramParts, Span } from '../domain/tree/program.js';
import { type Node, parseSource } from './source.js';

/** How a language writes functions that stand by themselves. */
interface Shape {
  readonly grammar: string;
  readonly imports: readonly string[];
  /** what belongs to the function that stands behind it: attributes, documentation */
  readonly before: readonly string[];
  /** the function in a statement, and its body; null where it is none */
  readonly functionIn: (statement: Node) => Found | null;
  readonly isExport: (statement: Node) => boolean;
  /** the names of parameters; what takes any number */
  readonly rest: readonly string[];
  readonly skipped: readonly string[];
}

interface Found {
  /** where its text begins, without what stands before it */
  readonly at: Node;
  readonly name: string;
  readonly parameters: Node | null;
  readonly body: Node;
  /** what stands before it is not its own */
  readonly alone?: true;
}

const SHAPES = {
  python: {
    grammar: 'python',
    imports: ['import_statement', 'import_from_statement', 'future_import_statement'],
    before: [],
    functionIn: (statement) => {
      const node = statement.type === 'decorated_definition' ? statement.childForFieldName('definition') : statement;
      return node?.type === 'function_definition' ? found(statement, node) : null;
    },
    isExport: () => false,
    rest: ['list_splat_pattern', 'dictionary_splat_pattern'],
    skipped: ['keyword_separator', 'positional_separator', 'comment'],
  },
  javascript: {
    grammar: 'javascript',
    imports: ['import_statement'],
    before: ['comment'],
    functionIn: functionOfJavaScript,
    isExport: (statement) => statement.type === 'expression_statement' && /^(?:module\.)?exports\b/.test(statement.text),
    rest: ['rest_pattern'],
    skipped: ['comment'],
  },
  java: {
    grammar: 'java',
    imports: ['package_declaration', 'import_declaration'],
    before: ['block_comment', 'line_comment'],
    functionIn: (statement) => (statement.type === 'method_declaration' ? found(statement, statement) : null),
    isExport: () => false,
    rest: ['spread_parameter'],
    skipped: ['block_comment', 'line_comment'],
  },
  rust: {
    grammar: 'rust',
    imports: ['use_declaration', 'inner_attribute_item', 'extern_crate_declaration'],
    before: ['line_comment', 'block_comment', 'attribute_item'],
    functionIn: (statement) => (statement.type === 'function_item' ? found(statement, statement) : null),
    isExport: () => false,
    rest: ['self_parameter', 'variadic_parameter'],
    skipped: ['line_comment', 'block_comment', 'attribute_item'],
  },
} as const satisfies Readonly<Record<string, Shape>>;

export type SkeletonLanguage = keyof typeof SHAPES;

/** What a program is made of; null where the text is no program of the language. */
export async function partsOf(language: SkeletonLanguage, text: string): Promise<ProgramParts | null> {
  const shape: Shape = SHAPES[language];
  const root = await parseSource(shape.grammar, text);
  if (root.hasError) return null;
  const holder = language === 'java' ? classIn(root) : null;
  const statements = (holder ?? root).namedChildren.filter((each) => each !== null);
  const functions = statements.flatMap((statement, index) => {
    const one = shape.functionIn(statement);
    if (one === null || (holder !== null && !isStatic(statement))) return [];
    return [partOf(shape, one, statements.slice(0, index), text)];
  });
  const all = root.namedChildren.filter((each) => each !== null);
  return {
    functions,
    imports: all.filter((each) => shape.imports.includes(each.type) || isRequire(each)).map((each) => lineSpan(each, text)),
    exports: all.filter(shape.isExport).map(spanOf),
    inside: holder === null ? null : { start: holder.startIndex + 1, end: holder.endIndex - 1 },
  };
}

function found(at: Node, node: Node): Found | null {
  const [name, body] = [node.childForFieldName('name'), node.childForFieldName('body')];
  return name === null || body === null ? null : { at, name: name.text, parameters: node.childForFieldName('parameters'), body };
}

function functionOfJavaScript(statement: Node): Found | null {
  if (statement.type === 'export_statement') {
    const inner = statement.childForFieldName('declaration');
    const one = inner === null ? null : functionOfJavaScript(inner);
    return one === null ? null : { ...one, alone: true };
  }
  if (/^(?:generator_)?function_declaration$/.test(statement.type)) return found(statement, statement);
  if (!/^(?:lexical|variable)_declaration$/.test(statement.type)) return null;
  const [declarator, ...more] = statement.namedChildren;
  const value = declarator?.childForFieldName('value') ?? null;
  const name = declarator?.childForFieldName('name') ?? null;
  const body = value?.childForFieldName('body') ?? null;
  if (more.length > 0 || value === null || name === null || body === null) return null;
  if (!/^(?:arrow_function|(?:generator_)?function(?:_expression)?)$/.test(value.type)) return null;
  return {
    at: statement,
    name: name.text,
    parameters: value.childForFieldName('parameters') ?? value.childForFieldName('parameter'),
    body,
  };
}

function isRequire(statement: Node): boolean {
  return /^(?:lexical|variable)_declaration$/.test(statement.type) && /=\s*require\([^()]*\)\s*;?\s*$/.test(statement.text);
}

/** The class that a Java program is: the public one, else the first. */
function classIn(root: Node): Node | null {
  const classes = root.namedChildren.filter((each) => each?.type === 'class_declaration');
  const one = classes.find((each) => each !== null && /^\s*(?:@[\w.]+(?:\([^)]*\))?\s*)*public\b/.test(each.text)) ?? classes[0];
  return one?.childForFieldName('body') ?? null;
}

function isStatic(method: Node): boolean {
  return method.namedChildren.some((each) => each?.type === 'modifiers' && /\bstatic\b/.test(each.text));
}

function partOf(shape: Shape, one: Found, earlier: readonly Node[], text: string): FunctionPart {
  const before = one.alone === true ? [] : ownBefore(shape, earlier, one.at, text);
  const signature = text.slice(one.at.startIndex, one.body.startIndex);
  const said = docIn(one.body);
  const comments = one.alone === true ? ownBefore(shape, earlier, one.at.parent ?? one.at, text) : before;
  return {
    name: one.name,
    start: before[0]?.startIndex ?? one.at.startIndex,
    end: one.at.endIndex,
    line: one.at.startPosition.row + 1,
    lastLine: one.at.endPosition.row + 1,
    signature: signature.replace(/\s+/g, ' ').replace(/\s*(?::|=>)?\s*$/, ''),
    doc: plainDoc(
      said === ''
        ? comments
            .filter(({ type }) => type.endsWith('comment'))
            .map((each) => each.text)
            .join('\n')
        : said,
    ),
    isStub: isStub(one.body),
    parameters: countOf(shape, one.parameters),
    calls: namesIn(one.body),
  };
}

/** Comments and attributes that stand right before it, without an empty line between. */
function ownBefore(shape: Shape, earlier: readonly Node[], at: Node, text: string): readonly Node[] {
  const own: Node[] = [];
  let next = at;
  for (const each of earlier.toReversed()) {
    if (!shape.before.includes(each.type) || text.slice(each.endIndex, next.startIndex).split('\n').length > 2) break;
    own.unshift(each);
    next = each;
  }
  return own;
}

const LITTLE = new Set(['comment', 'line_comment', 'block_comment', 'pass_statement', 'empty_statement']);
const UNWRITTEN = /NotImplemented|UnsupportedOperation|\b(?:todo|unimplemented)!|not (?:yet )?(?:written|implemented)|^\.\.\.$/i;

/** Nothing but documentation, and that it is not written. An empty body says nothing either. */
function isStub(body: Node): boolean {
  const statements = body.namedChildren.filter((each) => each !== null);
  if (!/^(?:block|statement_block)$/.test(body.type)) return UNWRITTEN.test(body.text);
  return statements.every(
    (each) =>
      LITTLE.has(each.type) ||
      isText(each) ||
      (/^(?:raise_statement|throw_statement|expression_statement|macro_invocation)$/.test(each.type) && UNWRITTEN.test(each.text)),
  );
}

function isText(statement: Node): boolean {
  return statement.type === 'expression_statement' && statement.namedChildren.length === 1 && statement.namedChild(0)?.type === 'string';
}

/** What Python writes first in a body. */
function docIn(body: Node): string {
  const first = body.namedChildren.find((each) => each?.type !== 'comment') ?? null;
  return body.type === 'block' && first !== null && isText(first) ? first.text : '';
}

function plainDoc(text: string): string {
  return text
    .replace(/^[rRuU]?(?:"""|'''|"|')|(?:"""|'''|"|')$/g, '')
    .replace(/^\s*\/\*+!?|\*+\/\s*$/gm, '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\/\/[/!]?|\*(?!\*))\s?/, '').trim())
    .join('\n')
    .trim();
}

function countOf({ rest, skipped }: Shape, parameters: Node | null): number | null {
  if (parameters === null) return 0;
  if (parameters.type === 'identifier') return 1;
  const all = parameters.namedChildren.filter((each) => each !== null && !skipped.includes(each.type));
  return all.some(
    (each) => each !== null && (rest.includes(each.type) || each.namedChildren.some((inner) => rest.includes(inner?.type ?? ''))),
  )
    ? null
    : all.length;
}

function namesIn(body: Node): readonly string[] {
  const names = new Set<string>();
  const open: Node[] = [body];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'identifier') names.add(node.text);
    for (const each of node.namedChildren) if (each !== null) open.push(each);
  }
  return [...names].toSorted();
}

function spanOf({ startIndex, endIndex }: Node): Span {
  return { start: startIndex, end: endIndex };
}

/** A statement to its end of line, where nothing else stands there. */
function lineSpan({ startIndex, endIndex }: Node, text: string): Span {
  const rest = /^[ \t]*;?[ \t]*/.exec(text.slice(endIndex))?.[0] ?? '';
  return { start: startIndex, end: endIndex + rest.length };
}
