import type { Command } from 'commander';
import { completionFor } from '../completion.js';
import { printDocument } from '../output.js';
import type { Shell } from '../shells.js';

export function completion(shell: Shell, _: unknown, { parent }: Command): void {
  if (parent !== null) printDocument(completionFor(shell, parent).trimEnd());
}
