import type { Command } from 'commander';

export function registerSolve(_program: Command): void {}
