import type { Spot } from './spots.js';

/** Files are offered wherever nothing of ours fits. */
export function bash(spots: readonly Spot[]): string {
  const paths = spots.filter(({ path }) => path !== '').map(({ path }) => `"${path}"`);
  const values = spots.flatMap(({ path, options }) =>
    options.flatMap((option) => (option.values === null ? [] : [`    "${path} ${option.word}") words="${option.values.join(' ')}" ;;`])),
  );
  const words = spots.map(({ path, ...all }) => {
    const joined = (kind: 'words' | 'options'): string => all[kind].map(({ word }) => word).join(' ');
    return `      "${path}") words="${joined('words')}" options="${joined('options')}" ;;`;
  });
  return `_ratchet() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" at="" next="" words="" options="" i
  # what is typed as --option=value comes as three words
  if [[ $cur == "=" ]]; then cur=""; elif [[ $prev == "=" ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    next="\${at:+$at }\${COMP_WORDS[i]}"
    case "$next" in
    ${paths.join('|')}) at="$next" ;;
    esac
  done
  case "$at $prev" in
${values.join('\n')}
    *)
      case "$at" in
${words.join('\n')}
      esac
      [[ $cur == -* ]] && words="$options" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _ratchet ratchet
`;
}
