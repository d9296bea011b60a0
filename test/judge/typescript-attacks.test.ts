import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox } from '../../judge/index.js';
import { attacksHold } from '../contract/attacks/attack.js';
import { TYPESCRIPT_ATTACKS } from '../contract/attacks/typescript.js';

/** Kept from run to run: the compiler is installed once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');

attacksHold('bubblewrap, TypeScript', TYPESCRIPT_ATTACKS, () =>
  openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} }),
);
