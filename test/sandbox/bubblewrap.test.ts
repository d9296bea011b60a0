import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox } from '../../infra/sandbox/index.js';
import { sandboxContract } from '../contract/sandbox.js';

/** Kept from run to run: pytest is installed into it once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');

sandboxContract('bubblewrap', () => openSandbox({ cache, backend: 'bubblewrap', concurrency: 2, report: () => {} }));
