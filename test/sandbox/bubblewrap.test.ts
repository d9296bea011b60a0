import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox } from '../../infra/sandbox/index.js';
import { sandboxContract } from '../contract/sandbox.js';

/** Kept from run to run: pytest is installed into it once. */
const home = join(tmpdir(), 'ratchet-test-sandbox');

sandboxContract('bubblewrap', () => openSandbox({ home, backend: 'bubblewrap', concurrency: 2 }));
