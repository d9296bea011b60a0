import { Argument, type Command } from 'commander';
import { completionFor, SHELLS, type Shell } from '../completion.js';
import { printDocument } from '../output.js';

/** `ratchet completion`: what a shell reads so that Tab completes. */
export function registerCompletion(program: Command): void {
  program
    .command('completion')
    .description(
      'Prints what has a shell complete commands and options. bash: eval "$(ratchet completion bash)" in ~/.bashrc; zsh: the same in ~/.zshrc, behind compinit; fish: ratchet completion fish > ~/.config/fish/completions/ratchet.fish',
    )
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .action((shell: Shell) => printDocument(completionFor(shell, program).trimEnd()));
}
