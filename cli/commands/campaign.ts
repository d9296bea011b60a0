import type { Command } from 'commander';

export function registerCampaign(_program: Command): void {}
