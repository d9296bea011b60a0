'use strict';
// Which lines of the candidate ran, as V8 counts them. The candidate can forge it: it is told as untrusted.

const { readFileSync } = require('node:fs');
const { Session } = require('node:inspector');

function startCoverage() {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return session;
}

function coverageOf(session, paths, root) {
  let scripts = [];
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    scripts = error === null ? taken.result : [];
  });
  session.disconnect();
  const total = { lines: [], covered: [] };
  for (const path of paths) {
    const script = scripts.find(({ url }) => url.replace('file://', '') === `${root}/${path}`);
    for (const offset of lineStarts(readFileSync(`${root}/${path}`, 'utf8'))) {
      total.lines.push(`${path}:${offset}`);
      if (script !== undefined && countAt(script, offset) > 0) total.covered.push(`${path}:${offset}`);
    }
  }
  return total;
}

/** Where each line that says something begins. */
function lineStarts(text) {
  const starts = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    if (/^\s*[^\s/*})\]]/.test(line)) starts.push(offset + line.search(/\S/));
    offset += line.length + 1;
  }
  return starts;
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
