import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox } from '../../judge/index.js';
import { attacksHold } from '../contract/attacks/attack.js';
import { JAVA_ATTACKS } from '../contract/attacks/java.js';

attacksHold('bubblewrap, Java', JAVA_ATTACKS, () =>
  openSandbox({ cache: join(tmpdir(), 'ratchet-test-sandbox'), backend: 'bubblewrap', concurrency: 1, report: () => {} }),
);
