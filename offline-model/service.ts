import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonLibrary } from './naturalness/corpus.js';
import { countsOf } from './naturalness/train.js';
import { openToolbox } from './rank/repair.js';
import type { Service } from './server.js';
import { openReader } from './syntax/parse.js';
import { java } from './syntax/java.js';
import { javascript } from './syntax/javascript.js';
import { python } from './syntax/python.js';
import { rust } from './syntax/rust.js';

/** Puts the model together. The first start counts the standard library, which takes some seconds; later ones read the counts. */
export async function openService(cacheFolder: string): Promise<Service> {
  const corpus = pythonLibrary();
  const counts = corpus === null ? null : countsOf(corpus, python.lexicon, cacheFolder);
  const notes = [
    'Not a language model: a search-based program repairer for Python. It applies repair operators, ranked by the prompt.',
    counts === null || corpus === null ? 'No Python sources were found, so it ranks without naturalness.' : `Naturalness: a 4-gram model of ${counts.tokens} tokens of ${corpus.name}.`,
  ];
  const tools = [{ reader: await openReader(python), counts: () => counts }, ...(await Promise.all([javascript, java, rust].map(async (grammar) => ({ reader: await openReader(grammar), counts: () => null }))))];
  return { toolbox: openToolbox(tools), notes, fingerprint: `offline-${fingerprintOf(notes)}` };
}

/** Changes with the model's own code and with what it has counted. */
function fingerprintOf(notes: readonly string[]): string {
  const folder = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256').update(notes.join('\n'));
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) => /\.(js|ts)$/.test(each)).toSorted()) hash.update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}
