import { createHash } from 'node:crypto';

/** The module that a patch changes most, and the function or class that stands round its change there. */
export function familyOf(patch: string): string {
  const files = patch.split(/^diff --git /m).slice(1);
  const sizes = files.map((text) => ({ text, changed: text.split('\n').filter((line) => /^[+-](?![+-]{2} )/.test(line)).length }));
  const [most] = sizes.toSorted((a, b) => b.changed - a.changed);
  const path = /^\+\+\+ b\/(.*)$/m.exec(most?.text ?? '')?.[1] ?? /^--- a\/(.*)$/m.exec(most?.text ?? '')?.[1] ?? 'repository';
  const module = path
    .replace(/\.\w+$/, '')
    .split('/')
    .slice(-2)
    .join('-');
  const context = /^@@ [^@]* @@ ?(.*)$/m.exec(most?.text ?? '')?.[1] ?? '';
  const symbol =
    /(?:def|class|fn|function|interface|struct|enum|impl)\s+([A-Za-z_]\w*)/.exec(context)?.[1] ??
    /([A-Za-z_]\w*)\s*\(/.exec(context)?.[1] ??
    '';
  return slug(symbol === '' ? module : `${module}-${symbol}`);
}

/**
 * A name of lower-case letters, digits and hyphens. Where letters are lost on the way, or it is too long, a hash keeps apart what would
 * be one name.
 */
export function slug(text: string): string {
  const plain = text
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  if (text === '') return 'repository';
  const isWhole = plain !== '' && plain.length <= MAX_SLUG && !/[^\p{ASCII}]/u.test(text);
  if (isWhole) return plain;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, HASH_LETTERS);
  const short = plain.slice(0, MAX_SLUG - HASH_LETTERS - 1).replace(/-+$/, '');
  return short === '' ? `named-${hash}` : `${short}-${hash}`;
}

const MAX_SLUG = 80;
const HASH_LETTERS = 8;
