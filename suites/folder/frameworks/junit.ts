import type { Files } from '../../../domain/task.js';
import type { FrameworkIds } from './ids.js';
import { fileAt, mentionedIn, mentions, NOT_DEFINED } from './words.js';

export const JUNIT: FrameworkIds = {
  languages: ['java'],
  pattern: /^[\p{L}\p{N}_.]+(?:\$[\p{L}\p{N}_$]+)*#[\p{L}\p{N}_$]+(?:\[\d+\])?$/u,
  form: 'PACKAGE.CLASS#TEST, or PACKAGE.CLASS$INNER#TEST',
  reported: (id) => id,
  path: pathOf,
  fileOf(id, files) {
    const name = `${classOf(id)}.java`;
    return fileAt(pathOf(id), files) ?? Object.keys(files).find((each) => each.split('/').at(-1) === name) ?? declaring(classOf(id), files);
  },
  async fault(id, text, files) {
    const [method = '', run] = id.slice(id.indexOf('#') + 1).split('[');
    if (run !== undefined) return `is judged with all its parameters as one test; name it without [${run}`;
    const inner = id.slice(0, id.indexOf('#')).split('$').slice(1);
    const lacking = inner.find((name) => !mentions(text, name));
    if (lacking !== undefined) return `declares no class ${lacking}`;
    // it may be inherited
    return mentions(text, method) || (/\bextends\b|\bimplements\b/.test(text) && mentionedIn(files, method)) ? null : NOT_DEFINED;
  },
  holdsTests: (path, text) =>
    path.endsWith('.java') &&
    /@(?:\w+\.)*(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate)\b/.test(text) &&
    !/\babstract\s+class\b|\binterface\b/.test(text),
};

/** The outermost class, without its package. */
function classOf(id: string): string {
  return (id.split(/[#$]/)[0] ?? '').split('.').at(-1) ?? '';
}

function pathOf(id: string): string {
  return `tests/${(id.split(/[#$]/)[0] ?? '').replaceAll('.', '/')}.java`;
}

/** A file may hold more classes than the one that it is named after. */
function declaring(name: string, files: Files): string | undefined {
  return Object.keys(files).find(
    (path) =>
      path.endsWith('.java') &&
      new RegExp(`\\b(?:class|interface|record|enum)\\s+${name}(?![\\p{L}\\p{N}_$])`, 'u').test(files[path] ?? ''),
  );
}
