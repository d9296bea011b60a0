import type { OptionWord, Spot } from './spots.js';

export function fish(spots: readonly Spot[]): string {
  const lines = spots.flatMap(({ path, words, options }) => [
    ...words.map(({ word, about }) => `complete -c ratchet -f -n '__ratchet_at "${path}"' -a ${word} -d ${quoted(about)}`),
    ...options.map(
      ({ word, about, values }) =>
        `complete -c ratchet -n '__ratchet_at "${path}"' -l ${word.replace(/^--/, '')} ${valuesIn(values)}-d ${quoted(about)}`,
    ),
  ]);
  const paths = spots.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  return `function __ratchet_at
  set -l at ''
  for word in (commandline -opc)[2..-1]
    set -l next (string trim "$at $word")
    if contains -- $next ${paths.join(' ')}
      set at $next
    end
  end
  test "$at" = "$argv[1]"
end
${lines.join('\n')}
`;
}

/** Each choice with a description of nothing, or it would be told that of its option. */
function valuesIn(values: OptionWord['values']): string {
  if (values === null) return '';
  return values.length === 0 ? '-r ' : `-x -a ${quoted(values.map((each) => `${each}\\t`).join(' '))} `;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
