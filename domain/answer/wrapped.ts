import { isObject, plain } from './fit-form.js';
import { fenceIn, linesOf } from './lines.js';
import { callsIn, objectsIn } from './loose-json.js';
import { textsOfLines } from './loose-yaml.js';

/** A text in an object that may be a program, or a part of one, under the name that it is said to be for. */
export interface Wrapped {
  /** empty where the object has none */
  readonly name: string;
  readonly text: string;
  /** what it takes the place of, where the object says so */
  readonly old: string | null;
}

const LANGUAGES = 'python|java|javascript|typescript|rust';
/** `code`, `fixed_code`, `newContent`, `after` */
const TEXT = new RegExp(
  `(?:code|contents?|program|solution|answer|text|body|source|output|after|final|${LANGUAGES}|(?:new|replacement|replace)(?:str|string)?)$`,
);
const OLD = /^(?:(?:old|original|before|buggy|previous|existing|current|search|find)(?:code|text|contents?|str|string)?)$/;
const OTHER = /^(?:tests?|usage|examples?|explanation|wrong|bad|broken|incorrect)/;
const NAME = new Set(['path', 'file', 'filename', 'filepath', 'name']);

/**
 * Programs that an answer wrapped into JSON: `{"a.py": "…"}`, `{"code": "…"}`, `{"files": [{"path": "a.py", "content": "…"}]}`,
 * `{"old_str": "…", "new_str": "…"}`, or a string alone; the same in YAML or TOML; else into a call,
 * `write(path="a.py", content="…")`. In the order in which they stand.
 */
export function wrappedIn(answer: string): readonly Wrapped[] {
  const lines = linesOf(answer).filter((line) => fenceIn(line) === null);
  const found = textsIn(textsOfLines(lines) ?? [], 0);
  if (found.length > 0) return found;
  const bare = lines.join('\n').trim();
  const texts = objectsIn(bare.startsWith('"') ? `{"text": ${bare}}` : answer).flatMap((each) => textsIn(each, 0));
  return texts.length > 0 ? texts : callsIn(answer).flatMap((row) => row.flatMap((each) => textsIn(each, 0)));
}

function textsIn(value: unknown, depth: number): readonly Wrapped[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, depth + 1));
  if (!isObject(value)) return [];
  const members = Object.entries(value);
  const name = members.find(([key, said]) => NAME.has(plain(key)) && typeof said === 'string')?.[1];
  const old = members.map(([key, part]) => (OLD.test(plain(key)) ? textOf(part) : null)).find((text) => text !== null) ?? null;
  return members.flatMap(([key, part]): readonly Wrapped[] => {
    const patch = patchIn(part);
    const text = patch === null ? textOf(part) : null;
    if (text !== null && /\.\w+$/.test(key)) return [{ name: key, text, old: null }];
    if (text !== null && isText(plain(key))) return [{ name: typeof name === 'string' ? name : '', text, old }];
    if (patch !== null) return [{ name: typeof name === 'string' ? name : '', text: patch, old: null }];
    // arguments of a call are JSON once more
    if (typeof part === 'string') return /^\s*[{[]/.test(part) ? objectsIn(part).flatMap((each) => textsIn(each, depth + 1)) : [];
    return textsIn(part, depth + 1);
  });
}

function isText(key: string): boolean {
  return TEXT.test(key) && !OLD.test(key) && !OTHER.test(key);
}

/** A change as tools take it, under whatever name, alone or among the words of a command. */
function patchIn(part: unknown): string | null {
  const texts = Array.isArray(part) ? part : [part];
  return texts.find((each): each is string => typeof each === 'string' && PATCH.test(each)) ?? null;
}

const PATCH = /^\*{3} Begin Patch\s*$|^--- \S+.*\n\+{3} \S|^@@ -\d/m;

/** A text, or its lines one by one. */
function textOf(part: unknown): string | null {
  if (typeof part === 'string') return part;
  const isLines = Array.isArray(part) && part.length > 0 && part.every((each) => typeof each === 'string');
  return isLines ? part.map((line) => line.replace(/\n$/, '')).join('\n') : null;
}

const MAX_DEPTH = 4;
