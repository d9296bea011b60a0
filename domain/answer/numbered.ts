/** `1 |`, `1:`, `1.`, `1)`, `[1]`, `L1:`, `Line 1:`, `1→`, or the number alone before a blank. */
const NUMBER = /^\s{0,8}\[?(?:L(?:ine )?)?(\d{1,5})(?:\s?[|│→]|\]:?|[:.)](?!\d)|(?=\s|$))/;

/** A listing of a program: its lines without their numbers, where each has the next one; else as they are. Blank lines may have none. */
export function withoutNumbers(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => line.trim() !== '');
  const listed = lines.slice(from, lines.findLastIndex((line) => line.trim() !== '') + 1);
  const found = listed.map((line) => NUMBER.exec(line));
  if (listed.length < 2 || !areConsecutive(listed, found)) return lines;
  const code = listed.map((line, index) => line.slice(found[index]?.[0].length ?? line.length));
  // the column between the numbers and the program
  const gap = Math.min(...code.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return code.map((line) => line.slice(line.startsWith('\t') ? 1 : gap));
}

/** The same with talk around the listing. */
export function listingIn(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => NUMBER.test(line));
  const listed = lines.slice(from, lines.findLastIndex((line) => NUMBER.test(line)) + 1);
  const code = from < 0 ? listed : withoutNumbers(listed);
  return code === listed ? lines : code;
}

/** A blank line without a number may be counted all the same. */
function areConsecutive(lines: readonly string[], found: readonly (RegExpExecArray | null)[]): boolean {
  let next = Number(found[0]?.[1]);
  let skipped = 0;
  for (const [index, each] of found.entries()) {
    if (each === null && lines[index]?.trim() !== '') return false;
    if (each === null) skipped += 1;
    else {
      const number = Number(each[1]);
      if (number !== next && number !== next + skipped) return false;
      next = number + 1;
      skipped = 0;
    }
  }
  return true;
}
