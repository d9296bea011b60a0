import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox } from '../../judge/index.js';
import { attacksHold } from '../contract/attacks/attack.js';
import { JAVASCRIPT_ATTACKS } from '../contract/attacks/javascript.js';

/** Kept from run to run: what is installed is installed once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');

attacksHold('bubblewrap, JavaScript', JAVASCRIPT_ATTACKS, () =>
  openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} }),
);
