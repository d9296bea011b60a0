import type { Command } from 'commander';

export function registerStrategy(_program: Command): void {}
