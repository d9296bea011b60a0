import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.js';

const file = join(packageRoot, 'docker-compose.yml');

function prints(command: readonly string[]): string | null {
  const [program = '', ...args] = command;
  try {
    return execFileSync(program, args, { cwd: packageRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch {
    return null;
  }
}

/** The plugin, or the older program of its own. */
const compose = [['docker', 'compose'], ['docker-compose']].find((command) => prints([...command, 'version']) !== null);

describe('docker-compose.yml', () => {
  it('pins every image to a full version', () => {
    const images = [...readFileSync(file, 'utf8').matchAll(/^ +image: (?<name>[^\s:]+):(?<tag>\S+)$/gm)].filter(
      ({ groups }) => groups?.['name'] !== 'ratchet',
    );
    expect(images.length).toBeGreaterThanOrEqual(7);
    expect(images.filter(({ groups }) => !/^\d+\.\d+/.test(groups?.['tag'] ?? '')).map(([line]) => line)).toEqual([]);
  });

  it('looks after the health of every service that stays up', () => {
    const [, services = ''] = readFileSync(file, 'utf8').split(/^services:$/m);
    const blocks = (services.split(/^networks:$/m)[0] ?? '').split(/^ {2}(?=[a-z-]+:$)/m).slice(1);
    expect(blocks.length).toBeGreaterThanOrEqual(11);
    expect(
      blocks
        .filter((block) => !block.includes('restart: on-failure') && !block.includes('healthcheck:'))
        .map((block) => block.split(':')[0]),
    ).toEqual([]);
  });

  it.skipIf(compose === undefined)(
    `is valid to Docker Compose${compose === undefined ? ' (skipped: neither `docker compose` nor `docker-compose` is here)' : ''}`,
    () => {
      expect(prints([...(compose ?? []), '-f', file, 'config'])).toContain('temporalio/server:');
    },
  );
});
