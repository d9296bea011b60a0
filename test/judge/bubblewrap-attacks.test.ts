import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox } from '../../judge/index.js';
import { attacksHold } from '../contract/attacks/attack.js';
import { PYTHON_ATTACKS } from '../contract/attacks/python.js';

/** Kept from run to run: pytest is installed into it once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');

attacksHold('bubblewrap, Python', PYTHON_ATTACKS, () => openSandbox({ cache, backend: 'bubblewrap', concurrency: 2, report: () => {} }));
