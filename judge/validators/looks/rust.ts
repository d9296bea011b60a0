import { firstOf, type Script } from './script.js';

const REACHING = 'fs|net|process|thread|time|path|ptr|env|os|io|arch|backtrace|ffi|mem';
const LOOKS: readonly RegExp[] = [
  /\b(?:include_str|include_bytes|include|env|option_env|asm|global_asm|naked_asm|file|line|column)\s*!/,
  /\b(?:unsafe|type_name|type_name_of_val|extern)\b|#!?\s*\[\s*(?:path|no_mangle|link|export_name)\b/,
  new RegExp(String.raw`\b(?:std|core|alloc)\s*::\s*(?:r#)?(?:${REACHING})\b`),
  // parts of the library under a name of their own, or all of them
  /\b(?:std|core|alloc)\s*(?:as\b|::\s*\*|::\s*\{[^;]*\b(?:self\b|fs|net|process|thread|time|path|ptr|env|os|io|arch|ffi)\b)/,
  /(?<!::\s*)\b(?:rand|time|getrandom|libc)\s*::/,
];

export function looksOfRust({ code }: Script): string | null {
  return firstOf(code, LOOKS);
}
