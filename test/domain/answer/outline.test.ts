import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../domain/answer/outline.js';
import type { Item } from '../../../domain/answer/item.js';
import { LANGUAGES, type Language } from '../../../domain/task.js';
import { type Node, parseSource } from '../../../syntax/source.js';

const ROOT = join(import.meta.dirname, '../../..');
/** Programs of the suites that ship; of TypeScript there are none, but these. */
const PROGRAMS: Readonly<Record<Language, { readonly folder: string; readonly ending: string }>> = {
  python: { folder: 'suites/selfimprovebench', ending: '.py' },
  java: { folder: 'suites/selfimprovebench', ending: '.java' },
  javascript: { folder: 'suites/whole-programs', ending: '.js' },
  typescript: { folder: 'domain', ending: '.ts' },
  rust: { folder: 'suites/whole-programs', ending: '.rs' },
};

const FUNCTIONS =
  /^(?:function_definition|(?:generator_)?function_declaration|method_definition|method_declaration|constructor_declaration|function_item)$/;
const HOLDERS = /^(?:(?:abstract_)?class_declaration|class_definition|interface_declaration|record_declaration|impl_item|trait_item)$/;
const AROUND = /^(?:export_statement|decorated_definition)$/;

/** The functions that stand by themselves or in a class, each with the place where it ends. */
function inTree(nodes: readonly (Node | null)[]): string[] {
  return nodes.flatMap((node) => {
    if (node === null) return [];
    if (FUNCTIONS.test(node.type)) return [`${node.childForFieldName('name')?.text} to ${node.endIndex}`];
    if (HOLDERS.test(node.type)) return inTree(node.childForFieldName('body')?.namedChildren ?? []);
    return AROUND.test(node.type) ? inTree(node.namedChildren) : [];
  });
}

function inOutline(items: readonly Item[]): string[] {
  return items.flatMap(({ kind, name, end, items: inner }) => [...(kind === 'function' ? [`${name} to ${end}`] : []), ...inOutline(inner)]);
}

describe('the outline of a program', () => {
  it.each(LANGUAGES)('has the functions of its syntax tree, and their ends: %s', async (language) => {
    const { folder, ending } = PROGRAMS[language];
    const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
    let functions = 0;
    for (const file of files) {
      const text = readFileSync(join(ROOT, folder, file), 'utf8');
      const root = await parseSource(language, text);
      if (root.hasError) continue;
      const wanted = inTree(root.namedChildren);
      const found = inOutline(outlineOf(text, language)?.items ?? []);
      expect({ file, missing: wanted.filter((each) => !found.includes(each)) }).toEqual({ file, missing: [] });
      functions += wanted.length;
    }
    expect(functions).toBeGreaterThan(40);
  });

  it.each([
    ['python', 'def f(:\n    return (1'],
    ['java', 'class A { int f() { return 1; }'],
    ['javascript', 'function f() { return [1; }'],
    ['rust', 'fn f() -> i32 { 1 }}'],
  ] as const)('is none where brackets do not add up: %s', (language, text) => expect(outlineOf(text, language)).toBeNull());
});
