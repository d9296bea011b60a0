import type { Language } from '../task.js';
import { spaced, told, withoutBrackets, withoutMarks, type Head } from './item.js';
import { SCRIPT } from './script-heads.js';

const JAVA: Head = {
  hasObjects: false,
  isBlock: (head) => !withoutBrackets(head).includes('='),
  tell: (said, place, holder) => {
    const head = withoutMarks(said, /^@(?!interface\b)[\w.]+\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?\s*/);
    const isPrivate = /\bprivate\b/.test(withoutBrackets(head)) || (place === 'file' && !/^(?:[a-z]+\s+)*public\b/.test(head));
    if (/^(?:package|import)\b/.test(head)) return told('import', '');
    const type = /^(?:[a-z-]+\s+)*?(class|interface|@interface|record|enum)\s+(\w+)/.exec(head);
    if (type !== null) return told(type[1] === 'enum' ? 'value' : 'holder', type[2] ?? '', { isPrivate });
    const method = /^(?:[\w.<>[\],?&@\s]*?[\s>\]])?(\w+)\s*\(([^]*)\)[^()]*$/.exec(head);
    if (method !== null && !withoutBrackets(head).includes('='))
      return told('function', method[1] ?? '', { takes: typesOf(method[2] ?? ''), isMember: true, isPrivate });
    const name = /(\w+)\s*(?:\[\s*\]\s*)*(?:[=,;]|$)/.exec(withoutTypes(head))?.[1];
    if (place === 'class' && /^(?:static)?\s*$/.test(head)) return told('value', `${head.trim()} {}`, { isPrivate: true });
    const isField = /^(?:[a-z]+\s+)*[\w.]+(?:\s*<[^]*?>)?(?:\s*\[\s*\])*\s+\w/.test(head) && holder !== name;
    return isField && name !== undefined ? told('value', name, { isPrivate }) : told('loose', '');
  },
};

const RUST: Head = {
  hasObjects: false,
  isBlock: (head) => !/^(?:pub(?:\([^)]*\))?\s+)?(?:use|static|let|type|const(?!\s+(?:unsafe|async|extern|fn)\b))\b/.test(bareOfRust(head)),
  tell: (said) => {
    if (said.startsWith('#![')) return told('import', '');
    const head = bareOfRust(said);
    const isPrivate = !/^pub\b/.test(head);
    if (/^(?:pub(?:\([^)]*\))?\s+)?(?:use|extern\s+crate)\b/.test(head)) return told('import', '');
    const made = /^(?:pub(?:\([^)]*\))?\s+)?impl\b([^{]*)/.exec(head);
    if (made !== null) return told('holder', '', { key: implOf(made[1] ?? '') });
    const fn = /^(?:(?:pub(?:\([^)]*\))?|default|const|async|unsafe|extern(?:\s+"[^"]*")?)\s+)*fn\s+(\w+)/.exec(head);
    if (fn !== null) {
      const isMember = /^[^(]*\(\s*(?:&\s*(?:'\w+\s+)?)?(?:mut\s+)?self\b/.test(head) ? true : null;
      return told('function', fn[1] ?? '', { isMember, isPrivate });
    }
    const named =
      /^(?:(?:pub(?:\([^)]*\))?|unsafe|auto)\s+)*(struct|enum|union|trait|type|const|static|mod|macro_rules!)\s*(?:mut\s+)?(\w+)/.exec(
        head,
      );
    if (named === null) return told('loose', '');
    const [, kind = '', name = ''] = named;
    return told(kind === 'trait' ? 'holder' : 'value', name, { key: kind === 'mod' ? `mod ${name}` : name, isPrivate });
  },
};

export const HEADS: Readonly<Record<Exclude<Language, 'python'>, Head>> = {
  java: JAVA,
  rust: RUST,
  javascript: SCRIPT,
  typescript: SCRIPT,
};

function bareOfRust(head: string): string {
  return withoutMarks(head, /^#\[[^\]]*(?:\[[^\]]*\][^\]]*)*\]\s*/);
}

/** `impl Display for Point`: a trait without its path, and a type without parameters, which may be named and bound in any way. */
function implOf(head: string): string {
  const said = spaced(head.replace(/\bwhere\b[^]*$/, ''));
  const end = said.startsWith('<') ? endOfAngles(said) : 0;
  const parameters = new Set(said.slice(0, end).match(/'?\b[A-Za-z_]\w*/g));
  const [first = '', ...rest] = said
    .slice(end)
    .trim()
    .split(/ for (?!<)/);
  const of = rest.join(' for ') === '' ? first : rest.join(' for ');
  const [, name = '', generic = ''] = /^([^<]*)(?:<([^]*)>)?$/.exec(of.trim()) ?? [];
  const isOpen = generic.split(',').every((each) => each.trim().startsWith("'") || parameters.has(each.trim()));
  const type = isOpen && name !== '' ? name.trim() : of.trim();
  return rest.length === 0 ? `impl ${type}` : `impl ${first.trim().replace(/^(?:\w+::)+/, '')} for ${type}`;
}

/** Behind the bracket that closes the first; an arrow closes none. */
function endOfAngles(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    depth += text[at] === '<' ? 1 : text[at] === '>' && text[at - 1] !== '-' ? -1 : 0;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function withoutTypes(head: string): string {
  return head.replace(/<[^<>]*(?:<[^<>]*(?:<[^<>]*>[^<>]*)*>[^<>]*)*>/g, ' ');
}

/** `int, List<T>, String...`: what tells functions of one name apart. */
function typesOf(parameters: string): string {
  return parameters
    .split(/,(?![^<>]*>)/)
    .map((each) =>
      spaced(each.replace(/@\w+(?:\([^)]*\))?|\bfinal\b/g, '').replace(/\b\w+(\s*(?:\[\s*\])*)\s*$/, '$1')).replaceAll(' ', ''),
    )
    .filter((each) => each !== '')
    .join(', ');
}
