function frameText(lines) {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = '+' + '-'.repeat(width) + '+';
  return [edge, ...lines.map((line) => '|' + line.padEnd(width) + '|'), edge];
}

module.exports = { frameText };
