import type { Command, Option } from 'commander';

/** A place in the tree of commands, and what can be typed there. */
export interface Spot {
  /** `campaign start`; empty for `ratchet` itself */
  readonly path: string;
  /** commands below it, and what its arguments may be */
  readonly words: readonly Word[];
  readonly options: readonly OptionWord[];
}

export interface Word {
  readonly word: string;
  readonly about: string;
}

export interface OptionWord extends Word {
  /** null: nothing stands behind it; empty: anything may */
  readonly values: readonly string[] | null;
}

export function spotsOf(command: Command, path = ''): readonly Spot[] {
  const shown = command.createHelp();
  const commands = shown.visibleCommands(command).filter((each) => each.name() !== 'help');
  const below = commands.map((each) => ({ word: each.name(), about: inShort(each.description()) }));
  const choices = shown
    .visibleArguments(command)
    .flatMap(({ argChoices = [], description }) => argChoices.map((word) => ({ word, about: inShort(description) })));
  const here = { path, words: [...below, ...choices], options: shown.visibleOptions(command).flatMap(optionWord) };
  return [here, ...commands.flatMap((each) => spotsOf(each, `${path} ${each.name()}`.trim()))];
}

function optionWord({ long, description, argChoices, required, optional }: Option): readonly OptionWord[] {
  if (long === undefined || long === null) return [];
  return [{ word: long, about: inShort(description), values: argChoices ?? (required || optional ? [] : null) }];
}

const MOST = 80;

/** The first sentence; of a long one, as much as a line holds. */
function inShort(text: string): string {
  const first = (/^(?:\([^)]*\)|[^(])*?\.(?=\s|$)/.exec(text)?.[0] ?? text).replace(/\.$/, '');
  return first.length <= MOST ? first : `${first.slice(0, MOST - 1).replace(/\s+\S*$/, '')}…`;
}
