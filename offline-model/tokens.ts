/** A token is four characters, rounded up: this model has no vocabulary, and that is the usual rule of thumb. */
export const CHARACTERS_PER_TOKEN = 4;

export function tokensOf(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}
