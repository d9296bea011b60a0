import { tmpdir } from 'node:os';
import { openSandbox } from '../../judge/index.js';
import { attacksHold } from '../contract/attacks/attack.js';
import { WASM_ATTACKS } from '../contract/attacks/wasm.js';

attacksHold('wasm, JavaScript', WASM_ATTACKS, () => openSandbox({ cache: tmpdir(), backend: 'wasm', concurrency: 1, report: () => {} }));
