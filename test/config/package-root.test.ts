import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dependencyFolder, packageRoot } from '../../config/package-root.js';

describe('where things are installed', () => {
  it('is found for dependencies, also where their exports do not show package.json', () => {
    // the server of Chroma is started by this path
    expect(existsSync(join(dependencyFolder('chromadb'), 'dist', 'cli.mjs'))).toBe(true);
    expect(existsSync(join(dependencyFolder('@temporalio/workflow'), 'package.json'))).toBe(true);
    expect(existsSync(join(packageRoot, 'package.json'))).toBe(true);
  });

  it('is told where a dependency is not', () => {
    expect(() => dependencyFolder('@ratchet-agent/none')).toThrow(
      /^@ratchet-agent\/none is not installed: it is in none of .*node_modules/,
    );
  });
});
