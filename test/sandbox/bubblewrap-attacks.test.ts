import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox } from '../../infra/sandbox/index.js';
import { sandboxAttacks } from '../contract/sandbox-attacks.js';

const home = mkdtempSync(join(tmpdir(), 'ratchet-sandbox-'));

sandboxAttacks('bubblewrap', () => openSandbox({ home, backend: 'bubblewrap', concurrency: 2 }));
