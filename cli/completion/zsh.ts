import type { Spot, Word } from './spots.js';

/** Read by `eval` behind compinit, or found as `_ratchet` in a folder of fpath. */
export function zsh(spots: readonly Spot[]): string {
  const paths = spots.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  const values = spots.flatMap(({ path, options }) =>
    options.flatMap(({ word, values: each }) =>
      each === null ? [] : [`    ${quoted(`${path} ${word}`)}) values=(${each.map(quoted).join(' ')}) takes=1 ;;`],
    ),
  );
  const words = spots.map(
    ({ path, words: each, options }) => `    ${quoted(path)}) commands=(${described(each)}) options=(${described(options)}) ;;`,
  );
  return `#compdef ratchet
_ratchet() {
  local at='' next word before="\${words[CURRENT-1]}" takes=0
  local -a commands options values
  for word in "\${(@)words[2,CURRENT-1]}"; do
    next="\${at:+$at }$word"
    case "$next" in
    ${paths.join('|')}) at="$next" ;;
    esac
  done
  if [[ "$PREFIX" == --*=* ]]; then
    before="\${PREFIX%%=*}"
    compset -P 1 '*='
  fi
  case "$at $before" in
${values.join('\n')}
  esac
  case "$at" in
${words.join('\n')}
  esac
  if (( takes )); then
    (( $#values )) && compadd -a values || _files
  elif [[ "$PREFIX" == -* ]]; then
    _describe -o option options
  elif (( $#commands )); then
    _describe command commands || _files
  else
    _files
  fi
}
if [[ "$funcstack[1]" == _ratchet ]]; then _ratchet "$@"; else compdef _ratchet ratchet; fi
`;
}

function described(words: readonly Word[]): string {
  return words.map(({ word, about }) => quoted(`${word.replaceAll(':', '\\:')}:${about}`)).join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
