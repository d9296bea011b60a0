import { spaced, told, withoutBrackets, withoutMarks, type Head, type Place, type Told } from './item.js';

/** How JavaScript and TypeScript write what stands before a body. */
export const SCRIPT: Head = { hasObjects: true, isBlock, tell };

const MODIFIERS = '(?:(?:export|default|declare|abstract|async|const)\\s+)*';
const NAME = '[A-Za-z_$][\\w$]*';
const FUNCTION = new RegExp(`^${MODIFIERS}function\\b\\s*\\*?\\s*(${NAME})?`);
const CLASS = new RegExp(`^${MODIFIERS}class\\b\\s*(?!extends\\b)(${NAME})?`);
const WHOLE = new RegExp(`^${MODIFIERS}(?:interface|enum|namespace|module|type)\\s+(${NAME})`);
const VARIABLE = new RegExp(`^(?:export\\s+)?(?:declare\\s+)?(?:const|let|var)\\s+(${NAME})`);
const MEMBER = new RegExp(
  `^((?:(?:static|async|get|set|public|private|protected|readonly|override|abstract|declare|accessor)\\s+(?![=(;:?]))*)(\\*?\\s*(?:#?${NAME}|\\[[^\\]]*\\]))\\s*[?!]?\\s*(<[^(]*>\\s*)?(\\(?)`,
);
const CONTROL =
  /^(?:if|for|while|switch|try|do|return|throw|with|function|else|catch|await|new|super|import|export|case|default|const|let|var)\b/;

function isBlock(given: string, place: Place): boolean {
  const head = bare(given);
  if (place === 'object') return false;
  if (FUNCTION.test(head)) return head.includes(')');
  if (CLASS.test(head) || /^(?:export\s+)?(?:declare\s+|const\s+)*(?:interface|enum|namespace|module)\s/.test(head)) return true;
  if (place === 'class') return /^static\s*$/.test(head) || !withoutBrackets(head).includes('=');
  // a method that was taken out of its class
  return !CONTROL.test(head) && MEMBER.exec(head)?.[4] === '(' && /\)\s*(?::[^=;]*)?$/.test(head) && !/^[\w$.]+\s*\([^]*\)\s*\./.test(head);
}

function tell(given: string, place: Place): Told {
  const head = bare(given);
  if (place !== 'file') return member(head);
  if (/^import\b(?!\s*\()/.test(head)) return told('import', '');
  const isPrivate = !/^export\b/.test(head);
  const fn = FUNCTION.exec(head);
  if (fn !== null) return told('function', fn[1] ?? 'default', { isPrivate, isMember: false });
  const made = CLASS.exec(head);
  if (made !== null) return told('holder', made[1] ?? 'default', { isPrivate });
  const whole = WHOLE.exec(head);
  if (whole !== null) return told('value', whole[1] ?? '', { isPrivate });
  const variable = VARIABLE.exec(head)?.[1];
  if (variable !== undefined) return assigned(variable, valueOf(head), isPrivate);
  if (/^(?:const|let|var)\s*[{[]/.test(head))
    return /=\s*(?:await\s+import|require)\s*\(/.test(head)
      ? told('import', '')
      : told('value', spaced(head.split('=', 1)[0] ?? ''), { isPrivate });
  if (/^export\b/.test(head)) return /^export\s+default\b(?!\s*[\w$]+\s*;?\s*$)/.test(head) ? told('value', 'default') : told('export', '');
  return exported(head) ?? (isBlock(head, 'file') ? member(head) : told('loose', ''));
}

/** `module.exports = { a, b }`, `exports.a = …`, `A.prototype.b = …` */
function exported(head: string): Told | null {
  const [, left = ''] = /^([\w$.]+)\s*=(?![=>])/.exec(head) ?? [];
  if (left === '') return null;
  const value = valueOf(head);
  if (/^(?:module\.)?exports$/.test(left))
    return /^(?:\{[\w\s,:$]*\}|[\w$.]+)\s*;?\s*$/.test(value) ? told('export', '') : told('value', 'module.exports');
  const name = /^(?:module\.)?exports\.([\w$]+)$/.exec(left)?.[1];
  if (name === undefined) return left.includes('.') ? told('value', left) : null;
  return /^[\w$.]+\s*;?\s*$/.test(value) ? told('export', '') : assigned(name, value, false);
}

function assigned(name: string, value: string, isPrivate: boolean): Told {
  if (/^require\s*\(/.test(value)) return told('import', '');
  if (/^(?:async\s+)?(?:function\b|(?:<[^>]*>\s*)?\([^]*?\)\s*(?::[^=]*)?=>|[\w$]+\s*=>)/.test(value))
    return told('function', name, { isPrivate, isMember: false });
  const holds = /^(?:class\b|\{[^]*(?:=>|\)\s*\{|\bfunction\b))/.test(value);
  return told(holds ? 'holder' : 'value', name, { isPrivate });
}

function member(head: string): Told {
  const [, modifiers = '', starred = '', , call = ''] = MEMBER.exec(head) ?? [];
  const name = spaced(starred.replace('*', ''));
  if (name === '') return told('loose', '');
  const key = `${/\bstatic\b/.test(modifiers) ? 'static ' : ''}${/\b([gs]et)\s/.exec(modifiers)?.[1] ?? ''} ${name}`.trim();
  const isPrivate = name.startsWith('#') || name.startsWith('_') || /\bprivate\b/.test(modifiers);
  const isFunction = call === '(' || /^[^=:]*[=:]\s*(?:async\s*)?(?:function\b|\([^]*?\)\s*(?::[^=]*)?=>|[\w$]+\s*=>)/.test(head);
  return told(isFunction ? 'function' : 'value', name, { key, isMember: true, isPrivate });
}

function valueOf(head: string): string {
  return /(?<![=!<>])=(?![=>])\s*([^]*)$/.exec(head)?.[1] ?? '';
}

/** Whether a statement makes known what it defines. */
export function isExport(head: string): boolean {
  return /^export\b/.test(bare(head));
}

/** Without decorators. */
function bare(head: string): string {
  return withoutMarks(head, /^@[\w$.]+\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?\s*/);
}
