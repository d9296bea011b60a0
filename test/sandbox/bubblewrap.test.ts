import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox } from '../../infra/sandbox/index.js';
import { sandboxContract } from '../contract/sandbox.js';

const home = mkdtempSync(join(tmpdir(), 'ratchet-sandbox-'));

sandboxContract('bubblewrap', () => openSandbox({ home, backend: 'bubblewrap', concurrency: 2 }));
