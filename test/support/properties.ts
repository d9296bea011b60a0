import * as fc from 'fast-check';

/**
 * Set up before each test file: properties draw the same examples in every run, so that a change is told from a lucky draw.
 * `RATCHET_TEST_SEED=N` draws others, to look for what nobody has found yet.
 */
fc.configureGlobal({ seed: Number(process.env['RATCHET_TEST_SEED'] ?? 1) });
