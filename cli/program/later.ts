/**
 * The action of a command, which is loaded when the command is asked for: whoever reads a page of help, completes a word or gives
 * another command waits for none of it.
 */
export function later<Given extends readonly unknown[]>(
  load: () => Promise<(...given: Given) => void | Promise<void>>,
): (...given: Given) => Promise<void> {
  return async (...given) => (await load())(...given);
}
