import type { Command } from 'commander';

export function registerSuite(_program: Command): void {}
