import { isObject, plain } from './fit-form.js';
import { objectsIn } from './loose-json.js';

/** A text in a JSON object that may be a program, under the name that it is said to be for. */
export interface Wrapped {
  /** empty where the object has none */
  readonly name: string;
  readonly text: string;
}

const TEXT = new Set(['code', 'content', 'contents', 'program', 'solution', 'answer', 'text', 'body', 'source', 'newcontent', 'output']);
const NAME = new Set(['path', 'file', 'filename', 'filepath', 'name']);

/**
 * Programs that an answer wrapped into JSON: `{"a.py": "…"}`, `{"code": "…"}`, `{"files": [{"path": "a.py", "content": "…"}]}`.
 * In the order in which they stand.
 */
export function wrappedIn(answer: string): readonly Wrapped[] {
  return objectsIn(answer).flatMap((each) => textsIn(each, 0));
}

function textsIn(value: unknown, depth: number): readonly Wrapped[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, depth + 1));
  if (!isObject(value)) return [];
  const said = Object.entries(value).find(([key, name]) => NAME.has(plain(key)) && typeof name === 'string');
  return Object.entries(value).flatMap(([key, part]): readonly Wrapped[] => {
    if (typeof part !== 'string') return textsIn(part, depth + 1);
    if (/\.\w+$/.test(key)) return [{ name: key, text: part }];
    return TEXT.has(plain(key)) ? [{ name: said === undefined ? '' : String(said[1]), text: part }] : [];
  });
}

const MAX_DEPTH = 4;
