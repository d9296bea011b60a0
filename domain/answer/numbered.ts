const NUMBER = /^\s{0,8}(\d{1,5})(?:\s?[|│:](?=\s|$)|(?=\s|$))/;

/** A listing of a program: its lines without their numbers, where each has the next one; else as they are. */
export function withoutNumbers(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => line.trim() !== '');
  const listed = lines.slice(from, lines.findLastIndex((line) => line.trim() !== '') + 1);
  const found = listed.map((line) => NUMBER.exec(line));
  const first = Number(found[0]?.[1]);
  if (listed.length < 2 || !found.every((each, index) => each !== null && Number(each[1]) === first + index)) return lines;
  const code = listed.map((line, index) => line.slice(found[index]?.[0].length));
  // the column between the numbers and the program
  const gap = Math.min(...code.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return code.map((line) => line.slice(line.startsWith('\t') ? 1 : gap));
}
