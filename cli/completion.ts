import type { Command } from 'commander';

/** A place in the tree of commands, and what can be typed there. */
interface Spot {
  /** `campaign start`; empty for `ratchet` itself */
  readonly path: string;
  readonly commands: readonly Word[];
  readonly options: readonly Word[];
}

interface Word {
  readonly word: string;
  readonly about: string;
  /** of an option that takes one of these */
  readonly choices?: readonly string[];
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** What a shell reads so that Tab completes commands, options and their choices. Made of the commands as they are, so it never lacks one. */
export function completionFor(shell: Shell, program: Command): string {
  const spots = spotsOf(program);
  switch (shell) {
    case 'bash':
      return bash(spots);
    case 'zsh':
      return `#compdef ratchet\nautoload -U +X bashcompinit && bashcompinit\n${bash(spots)}`;
    case 'fish':
      return fish(spots);
  }
}

function spotsOf(command: Command, path = ''): readonly Spot[] {
  const shown = command.createHelp();
  const commands = shown.visibleCommands(command).filter((each) => each.name() !== 'help');
  const here = {
    path,
    commands: commands.map((each) => ({ word: each.name(), about: firstSentence(each.description()) })),
    options: shown.visibleOptions(command).flatMap((option) =>
      option.long === undefined || option.long === null
        ? []
        : [
            {
              word: option.long,
              about: firstSentence(option.description),
              ...(option.argChoices === undefined ? {} : { choices: option.argChoices }),
            },
          ],
    ),
  };
  return [here, ...commands.flatMap((each) => spotsOf(each, `${path} ${each.name()}`.trim()))];
}

function firstSentence(text: string): string {
  return (/^.*?[.;:](?=\s|$)/.exec(text)?.[0] ?? text).replace(/[.;:]$/, '');
}

/** Files are offered wherever nothing of ours fits. */
function bash(spots: readonly Spot[]): string {
  const paths = spots.filter(({ path }) => path !== '').map(({ path }) => `"${path}"`);
  const choices = spots.flatMap(({ path, options }) =>
    options.flatMap((option) =>
      option.choices === undefined ? [] : [`    "${path} ${option.word}") words="${option.choices.join(' ')}" ;;`],
    ),
  );
  const words = spots.map(
    ({ path, commands, options }) => `    "${path}") words="${[...commands, ...options].map(({ word }) => word).join(' ')}" ;;`,
  );
  return `_ratchet() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" path="" next="" words="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    next="\${path:+$path }\${COMP_WORDS[i]}"
    case "$next" in
    ${paths.join('|')}) path="$next" ;;
    esac
  done
  case "$path $prev" in
${choices.join('\n')}
    *)
  case "$path" in
${words.join('\n')}
  esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _ratchet ratchet
`;
}

function fish(spots: readonly Spot[]): string {
  const lines = spots.flatMap(({ path, commands, options }) => [
    ...commands.map(({ word, about }) => `complete -c ratchet -f -n '__ratchet_at "${path}"' -a ${word} -d ${quoted(about)}`),
    ...options.map(
      ({ word, about, choices }) =>
        `complete -c ratchet -n '__ratchet_at "${path}"' -l ${word.replace(/^--/, '')} ${choices === undefined ? '' : `-x -a ${quoted(choices.join(' '))} `}-d ${quoted(about)}`,
    ),
  ]);
  const paths = spots.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  return `function __ratchet_at
  set -l path ''
  for word in (commandline -opc)[2..-1]
    set -l next (string trim "$path $word")
    if contains -- $next ${paths.join(' ')}
      set path $next
    end
  end
  test "$path" = "$argv[1]"
end
${lines.join('\n')}
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
