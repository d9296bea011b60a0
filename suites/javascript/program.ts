import { isBuiltin } from 'node:module';
import { fieldText, type Node, parts } from '../syntax.js';

const FUNCTIONS = ['arrow_function', 'function_expression', 'generator_function'];

/** A function that a script declares at its top, by name. */
export interface JavascriptFunction {
  readonly name: string;
  readonly body: Node | null;
}

export function topFunctions(root: Node): JavascriptFunction[] {
  return parts(root).flatMap((statement) => {
    if (/^(generator_)?function_declaration$/.test(statement.type))
      return [{ name: fieldText(statement, 'name'), body: statement.childForFieldName('body') }];
    if (!/^(lexical|variable)_declaration$/.test(statement.type)) return [];
    return parts(statement).flatMap((declarator) => {
      const value = declarator.childForFieldName('value');
      return value !== null && FUNCTIONS.includes(value.type)
        ? [{ name: fieldText(declarator, 'name'), body: value.childForFieldName('body') }]
        : [];
    });
  });
}

/** The script with its functions exported, which its tests need; for `require`. */
export function exporting(script: string, names: readonly string[]): string {
  return `${script.trimEnd()}\n\nmodule.exports = { ${names.join(', ')} };\n`;
}

/** Packages beyond Node's own that a script requires. */
export function neededPackages(root: Node): string[] {
  const calls = root.descendantsOfType('call_expression').filter((call) => fieldText(call, 'function') === 'require');
  const names = calls.map((call) => fieldText(call, 'arguments').replace(/^\(\s*['"`]|['"`]\s*\)$/g, ''));
  return [...new Set(names.filter((name) => !name.startsWith('.') && !isBuiltin(name)))];
}
