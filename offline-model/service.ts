import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeHash } from '../embedded/code-hash.js';
import { javascriptLibrary, pythonLibrary, type Corpus } from './naturalness/corpus.js';
import type { NgramCounts } from './naturalness/ngrams.js';
import { countsOf } from './naturalness/train.js';
import { openToolbox, type LanguageTools } from './rank/repair.js';
import type { Service } from './server.js';
import type { Lexicon } from '../syntax/grammar.js';
import { java } from '../syntax/java.js';
import { javascript } from '../syntax/javascript.js';
import { openReader } from '../syntax/parse.js';
import { python } from '../syntax/python.js';
import { rust } from '../syntax/rust.js';

/** Puts the model together. The first task of a language family counts its code, which takes some seconds; later starts read the counts. */
/** `adapters`: where rankers lie; missing: beside what was counted. */
export async function openService(cacheFolder: string, adapters = join(cacheFolder, 'adapters')): Promise<Service> {
  const indented = counted(pythonLibrary(), python.lexicon, cacheFolder);
  // Its counts help with Rust too, whose own library is seldom on a machine; with Java they did not.
  const braced = counted(javascriptLibrary(), javascript.lexicon, cacheFolder);
  const notes = [
    'Not a language model: a search-based program repairer for Python, JavaScript, Java and Rust. It applies repair operators, ranked by the prompt.',
    indented.note,
    braced.note,
  ];
  const tools: LanguageTools[] = [];
  for (const [grammar, { counts }] of [
    [python, indented],
    [javascript, braced],
    [java, uncounted],
    [rust, braced],
  ] as const)
    tools.push({ reader: await openReader(grammar), counts });
  return { toolbox: openToolbox(tools), notes, adapters, fingerprint: `offline-${fingerprintOf(notes)}` };
}

const uncounted = { counts: (): null => null };

interface Counted {
  readonly counts: () => NgramCounts | null;
  readonly note: string;
}

/** Counts at the first use, since a campaign has tasks of one language mostly. */
function counted(corpus: Corpus | null, lexicon: Lexicon, cacheFolder: string): Counted {
  if (corpus === null) return { counts: () => null, note: 'No Python sources were found, so it ranks Python without naturalness.' };
  let made: NgramCounts | null = null;
  const counts = (): NgramCounts => {
    made ??= countsOf(corpus, lexicon, cacheFolder);
    return made;
  };
  return { counts, note: `Naturalness: a 4-gram model over ${corpus.files.length} files of ${corpus.name}.` };
}

/** Changes with the model's own code and with what it has counted. */
function fingerprintOf(notes: readonly string[]): string {
  const room = dirname(fileURLToPath(import.meta.url));
  return codeHash([room, join(room, '..', 'syntax'), join(room, '..', 'embedded')], notes);
}
