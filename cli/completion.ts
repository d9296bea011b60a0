import type { Command } from 'commander';
import { bash } from './completion/bash.js';
import { fish } from './completion/fish.js';
import { spotsOf } from './completion/spots.js';
import type { Shell } from './shells.js';
import { zsh } from './completion/zsh.js';

const WRITTEN = { bash, zsh, fish } satisfies Readonly<Record<Shell, unknown>>;

/**
 * What a shell reads so that Tab completes commands, options and their choices. Made of the commands as they are, so it never lacks
 * one.
 */
export function completionFor(shell: Shell, program: Command): string {
  return WRITTEN[shell](spotsOf(program));
}
