import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandbox } from '../../judge/index.js';
import { attacksHold } from '../contract/attacks/attack.js';
import { RUST_ATTACKS } from '../contract/attacks/rust.js';

/** Kept from run to run: the toolchain and the crates are put there once. */
const cache = join(tmpdir(), 'ratchet-test-sandbox');

attacksHold('Rust on bubblewrap', RUST_ATTACKS, () => openSandbox({ cache, backend: 'bubblewrap', concurrency: 1, report: () => {} }));
