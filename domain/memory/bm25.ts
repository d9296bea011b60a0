/** Okapi BM25 with its usual constants (Robertson and Zaragoza, 2009), and a rarity that is never below 0. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/** What a word that stands in `having` of so many texts says of the texts that it stands in. */
export function rarity(texts: number, having: number): number {
  return Math.log(1 + (texts - having + 0.5) / (having + 0.5));
}

/** What a word that stands `count` times in a text adds to its score, before its rarity. */
export function presence(count: number, length: number, averageLength: number): number {
  const share = averageLength === 0 ? 1 : length / averageLength;
  return (count * (SATURATION + 1)) / (count + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * share));
}
