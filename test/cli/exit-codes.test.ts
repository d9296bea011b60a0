import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asCliFailure, EXIT, EXIT_CODES } from '../../cli/failures.js';
import { packageRoot } from '../../config/package-root.js';
import { FAILURE_KINDS } from '../../domain/failure.js';
import { RatchetFailure } from '../../ports/failures.js';

describe('exit codes', () => {
  it('are on the page and in --help, all of them and no other', () => {
    const page = readFileSync(join(packageRoot, 'docs', 'operations.md'), 'utf8');
    const [, section = ''] = page.split('Exit codes of every command');
    const codes = [...(section.split('\n\nData goes')[0] ?? '').matchAll(/^\| (\d) \|/gm)].map(([, code]) => Number(code));
    expect(codes).toEqual(Object.values(EXIT));
    expect([...EXIT_CODES.matchAll(/\d/g)].map(Number)).toEqual(Object.values(EXIT));
  });

  it.each(FAILURE_KINDS)('%s ends a command with a code of its own meaning, without a stack trace', (kind) => {
    const failure = asCliFailure(new RatchetFailure(kind, 'why'));
    expect(failure?.message).toBe('why');
    expect(failure?.exitCode).toBeGreaterThan(0);
  });
});
