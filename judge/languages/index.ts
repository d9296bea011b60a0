import { RatchetFailure } from '../../ports/failures.js';
import { type Language, LANGUAGES } from '../../domain/task.js';
import type { ToolHost } from '../tool-host.js';
import type { LanguageSupport } from './language.js';
import { openJava } from './java/java.js';
import { openJavascript } from './javascript/javascript.js';
import { openPython } from './python/python.js';
import { openRust } from './rust/rust.js';
import { openTypescript } from './typescript/typescript.js';

/** How each language is opened: it looks for its toolchain, and leaves what is slow for its first use. */
const OPENERS: Partial<Readonly<Record<Language, (tools: ToolHost) => Promise<LanguageSupport>>>> = {
  python: openPython,
  java: openJava,
  javascript: openJavascript,
  typescript: openTypescript,
  rust: openRust,
};

/** The languages that the tools at hand can judge, and why the others cannot be. */
export class Languages {
  readonly #found: ReadonlyMap<Language, LanguageSupport | RatchetFailure>;

  constructor(found: ReadonlyMap<Language, LanguageSupport | RatchetFailure>) {
    this.#found = found;
  }

  /** Throws RatchetFailure('sandbox-unavailable') that says what is missing. */
  get(language: Language): LanguageSupport {
    const support = this.#found.get(language);
    if (support === undefined)
      throw new RatchetFailure(
        'sandbox-unavailable',
        `this sandbox does not know ${language}; it knows ${[...this.#found.keys()].join(', ')}`,
      );
    if (support instanceof RatchetFailure) throw support;
    return support;
  }

  /** Those that can be judged. */
  found(): readonly LanguageSupport[] {
    return [...this.#found.values()].filter((each): each is LanguageSupport => !(each instanceof RatchetFailure));
  }

  /** A language whose programs can look whether a box holds; null where none is there. */
  probing(): LanguageSupport | null {
    return this.found().find((each) => each.probe !== null) ?? null;
  }

  /** What each language is judged with, or why it cannot be. */
  list(): readonly { readonly language: Language; readonly version: string | null; readonly because: string }[] {
    return [...this.#found].map(([language, support]) =>
      support instanceof RatchetFailure
        ? { language, version: null, because: support.message }
        : { language, version: support.version, because: '' },
    );
  }
}

export async function openLanguages(tools: ToolHost): Promise<Languages> {
  const opened = LANGUAGES.flatMap((language) => {
    const open = OPENERS[language];
    return open === undefined ? [] : [openOrWhyNot(tools, open).then((support) => [language, support] as const)];
  });
  return new Languages(new Map(await Promise.all(opened)));
}

async function openOrWhyNot(
  tools: ToolHost,
  open: (tools: ToolHost) => Promise<LanguageSupport>,
): Promise<LanguageSupport | RatchetFailure> {
  try {
    return await open(tools);
  } catch (error) {
    if (error instanceof RatchetFailure && error.kind === 'sandbox-unavailable') return error;
    throw error;
  }
}
