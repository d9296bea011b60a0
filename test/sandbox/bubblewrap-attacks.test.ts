import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox } from '../../infra/sandbox/index.js';
import { sandboxAttacks } from '../contract/sandbox-attacks.js';

/** Kept from run to run: pytest is installed into it once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');

sandboxAttacks('bubblewrap', () => openSandbox({ cache, backend: 'bubblewrap', concurrency: 2, report: () => {} }));
