import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox } from '../../judge/index.js';
import { javascriptContract } from '../contract/javascript.js';

/** Kept from run to run: what is installed is installed once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');

javascriptContract('bubblewrap', true, () => openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} }));
