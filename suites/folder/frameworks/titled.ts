import type { Language } from '../../../domain/task.js';
import { unescaped } from '../../cases/escapes.js';
import { field, type Node, parse, parts } from '../../syntax.js';
import type { FrameworkIds } from './ids.js';
import { fileAt, NOT_DEFINED, pathBefore } from './words.js';

const SEPARATOR = ' > ';

export const TITLED: FrameworkIds = {
  languages: ['javascript', 'typescript'],
  pattern: /^tests\/(?:(?! > ).)+\.\w+ > .+$/s,
  form: 'tests/FILE.js > GROUP > TEST',
  reported: (id) => id,
  path: (id) => pathBefore(id, SEPARATOR),
  fileOf: (id, files) => fileAt(pathBefore(id, SEPARATOR), files),
  async fault(id, text, _files, language) {
    const titles = await titlesIn(language, text);
    const own = titles.filter((each) => each.title !== null && id.endsWith(`${SEPARATOR}${each.title}`));
    if (own.some((each) => !each.repeated)) return null;
    if (own.some((each) => /%[sdifjop#$]|\$[\w.]+/.test(each.title ?? '')))
      return 'runs it once for each of its rows; name each run by the title that it gets';
    // a title that is made as the file runs may be any
    return own.length > 0 ||
      titles.some((each) => each.title === null || each.repeated) ||
      bare(text).includes(bare(id.slice(id.lastIndexOf(SEPARATOR) + SEPARATOR.length)))
      ? null
      : NOT_DEFINED;
  },
  holdsTests: (path) => /\.(?:test|spec)\.[cm]?[jt]sx?$/.test(path),
};

interface Title {
  /** null where it is made as the file runs */
  readonly title: string | null;
  /** once for each row of a table */
  readonly repeated: boolean;
}

const CALLS = /(?:^|\.)[fx]?(?:test|it|describe|suite|context)(?:\.\w+)*(?:\(|`|$)/;

/** The titles of tests and groups, in any of the words for them. */
async function titlesIn(language: Language, text: string): Promise<Title[]> {
  const calls = (await parse(language, text))
    .descendantsOfType('call_expression')
    .filter((call) => CALLS.test(field(call, 'function').text));
  return calls.flatMap((call) => {
    const title = parts(field(call, 'arguments'))[0];
    return title === undefined ? [] : [{ title: constant(title), repeated: /\.(?:each|for)\b/.test(field(call, 'function').text) }];
  });
}

function constant(node: Node): string | null {
  if (node.type !== 'string' && (node.type !== 'template_string' || node.descendantsOfType('template_substitution').length > 0))
    return null;
  return unescaped(node.text.slice(1, -1), true) ?? null;
}

function bare(text: string): string {
  return text.replaceAll('\\', '');
}
