import type { Files } from '../../domain/task.js';
import { fenceOf, type TreeQuestion } from './tree-world.js';

/** Which functions each agent leaves to others, by its name; the first agent's is empty. */
type Shares = Readonly<Record<string, readonly string[]>>;

/**
 * Says the lines of agents that grow the reference of a task in Python: each writes what the reference has of its function, and declares
 * those that it leaves to others. No language model, and nothing of it is in the product: it shows that a task can be grown.
 */
export function referenceAnswers(reference: Files, shares: Shares): (question: TreeQuestion) => string {
  const functions = new Map(Object.values(reference).flatMap((text) => functionsOf(text)));
  const written = (name: string): string => functions.get(name) ?? '';
  const deeper = Object.entries(shares).flatMap(([mother, helpers]) => (mother === '' ? [] : helpers));
  const share = (name: string, own: string): string =>
    deeper.includes(name) ? '' : (shares[''] ?? []).includes(name) ? declared(own) : own;
  const first = Object.entries(reference).flatMap(([path, text]) => [
    path,
    fenceOf(
      'python',
      functionsOf(text).reduce((rest, [name, own]) => rest.replace(own, () => share(name, own)), text),
    ),
  ]);
  return ({ unit, what }) => {
    if (what !== 'write' && what !== 'change') return '';
    return unit === ''
      ? first.join('\n')
      : fenceOf('python', written(unit), ...(shares[unit] ?? []).map((name) => declared(written(name))));
  };
}

/** Functions at the top of a program, with their text. */
function functionsOf(text: string): (readonly [name: string, text: string])[] {
  return [...text.matchAll(/^def (\w+)\(.*\):\n(?:(?: {4}.*)?\n)*/gm)].map(([own, name = '']) => [name, own]);
}

/** Its signature, and a contract of some length. */
function declared(own: string): string {
  const [signature = ''] = own.split('\n');
  return `${signature}\n    """Does its part of what the task asks for: what it takes, what it gives and what is wrong stand in the task, and its name says which part."""\n    raise NotImplementedError\n\n\n`;
}
