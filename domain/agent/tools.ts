import type { ModelTool } from '../model.js';

const text = (description: string) => ({ type: 'string', description }) as const;
const line = (description: string) => ({ type: 'integer', minimum: 1, description }) as const;

function tool(
  name: string,
  description: string,
  properties: Readonly<Record<string, object>>,
  required = Object.keys(properties),
): ModelTool {
  return { name, description, parameters: { type: 'object', properties, required, additionalProperties: false } };
}

const PATH = text('path of the file, from the root of the checkout');

/** The actions as tools, for endpoints that take them; a call is read as any action. */
export const AGENT_TOOLS: readonly ModelTool[] = [
  tool('run', 'runs a command of the shell, without network and without input', { command: text('the command') }),
  tool('view', 'shows lines of a file', { path: PATH, from: line('first line'), to: line('last line') }, ['path']),
  tool(
    'search',
    'finds lines that match an extended regular expression',
    { pattern: text('the expression'), path: text('folder below which it is looked for') },
    ['pattern'],
  ),
  tool('edit', 'replaces one place of a file', {
    path: PATH,
    old: text('lines as they stand in the file, once'),
    new: text('lines that take their place'),
  }),
  tool('write', 'makes a file, or writes it whole', { path: PATH, text: text('the whole file') }),
  tool('test', 'runs the visible tests on what was changed', {}),
  tool('submit', 'hands in what stands in the checkout', {}),
];
