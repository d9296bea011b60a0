import { firstOf, type Script } from './script.js';

const LOOKS: readonly RegExp[] = [
  /\b(?:Class|ClassLoader|Module|ModuleLayer|Runtime|Thread|ThreadLocalRandom|Process\w*|StackWalker|StackTraceElement|SecureRandom|Random)\b/,
  /\bFile\w*|\b(?:RandomAccessFile|Path|Paths|Scanner|ServiceLoader|TempDir|CsvFileSource|MethodSource\w+|UUID)\b/,
  /\bget(?:Class|ClassLoader|Resource\w*|ProtectionDomain|CodeSource|Module|Declared\w+|StackTrace)\b|\b(?:forName|newInstance|loadClass)\b/,
  /\.\s*class\s*\./,
  /\bSystem\b(?!\s*\.\s*(?:out|err|setOut|setErr|lineSeparator)\b)/,
  /\bMath\s*\.\s*random\b|\b(?:Clock|now)\b(?=\s*\(|\s*\.)/,
];
/** A letter by its number stands for itself even in a remark, and even for the sign that ends a text. */
const NUMBERED = /\\u+00[0-7]/;
/** Names that begin with a package of the language's own. */
const QUALIFIED = /\b(?:javax?|jdk|sun|com\s*\.\s*sun|org\s*\.\s*(?:junit|w3c|xml))(?:\s*\.\s*[\w*]+)+/g;
const GIVEN: readonly RegExp[] = [
  /^org\.junit\.(?!platform|jupiter\.api\.(?:io|extension))/,
  /^java\.util\.(?!zip|jar|logging|prefs|spi|Timer|\*\.)/,
  /^java\.(?:math|text|time)\./,
  /^java\.io\.(?:ByteArray\w+|PrintStream|PrintWriter|String(?:Reader|Writer)|IOException|UncheckedIOException|Serializable|EOFException)$/,
  /^java\.lang\.(?:Math|String|Integer|Long|Double|Character|Boolean|Object|\w+Exception|\w+Error|Iterable|Comparable|Override)\b/,
  /^java\.nio\.charset\./,
];

export function looksOfJava({ text, code }: Script): string | null {
  const foreign = [...code.matchAll(QUALIFIED)]
    .map(([name]) => name.replaceAll(/\s/g, ''))
    .find((name) => !GIVEN.some((form) => form.test(name)));
  return NUMBERED.exec(text)?.[0] ?? firstOf(code, LOOKS) ?? foreign ?? null;
}
