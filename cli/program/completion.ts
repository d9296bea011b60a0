import { Argument, type Command } from 'commander';
import { SHELLS } from '../shells.js';
import { later } from './later.js';

/** `ratchet completion`: what a shell reads so that Tab completes. */
export function registerCompletion(program: Command): void {
  program
    .command('completion')
    .description(
      'Prints what has a shell complete commands and options. bash: eval "$(ratchet completion bash)" in ~/.bashrc; zsh: the same in ~/.zshrc, behind compinit; fish: ratchet completion fish > ~/.config/fish/completions/ratchet.fish',
    )
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .action(later(async () => (await import('../commands/completion.js')).completion));
}
