'use strict';
// Which lines of the candidate ran, as V8 counts them. The candidate can forge it: it is told as untrusted.

const { readFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { findSourceMap } = require('node:module');
const { ROOT, runnable } = require('./layout.cjs');

function startCoverage() {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return session;
}

function coverageOf(session, paths) {
  let scripts = [];
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    scripts = error === null ? taken.result : [];
  });
  session.disconnect();
  const total = { lines: [], covered: [] };
  for (const path of paths) {
    const run = `${ROOT}/${runnable(path)}`;
    const script = scripts.find(({ url }) => url.replace('file://', '') === run);
    for (const { offset, line } of linesOf(readFileSync(run, 'utf8'), findSourceMap(run))) {
      total.lines.push(`${path}:${line}`);
      if (script !== undefined && countAt(script, offset) > 0) total.covered.push(`${path}:${line}`);
    }
  }
  return total;
}

/** Each line that says something, and where it begins; of the source where a compiler has made this of one. */
function linesOf(text, map) {
  const lines = [];
  let offset = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const column = line.search(/\S/);
    if (/^\s*[^\s/*})\]]/.test(line))
      lines.push({ offset: offset + column, line: map === undefined ? index : map.findEntry(index, column).originalLine });
    offset += line.length + 1;
  }
  return lines.filter((each) => each.line !== undefined);
}

/** The innermost range counts. */
function countAt(script, offset) {
  let best = { size: Infinity, count: 1 };
  for (const { ranges } of script.functions) {
    for (const { startOffset, endOffset, count } of ranges) {
      const size = endOffset - startOffset;
      if (startOffset <= offset && offset < endOffset && size <= best.size) best = { size, count };
    }
  }
  return best.count;
}

module.exports = { coverageOf, startCoverage };
