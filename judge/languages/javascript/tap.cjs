'use strict';
// Reads what a program prints in the Test Anything Protocol. The candidate prints to the same stream: of all that can be
// judged, this is the easiest to forge.

const RESULT = /^(not )?ok\b\s*(\d+)?\s*(?:- )?(.*?)(?:\s*#\s*(skip|todo)\b.*)?$/i;

/** Reports the tests of one file; answers whether it came to its end. */
function tapReports(file, stream, onReport) {
  const state = { rest: '', path: [], plan: null, count: 0, diagnostic: null, last: null, isBroken: false };
  const finish = () => {
    if (state.last === null) return;
    onReport({ kind: 'started', id: state.last.id });
    onReport(state.last);
    state.last = null;
  };
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    const lines = (state.rest + text).split('\n');
    state.rest = lines.pop().slice(-65_536);
    for (const line of lines) readLine(line, file, state, finish);
    process.stdout.write(text);
  });
  return {
    isDone: (exitCode) => {
      if (state.rest !== '') readLine(state.rest, file, state, finish);
      finish();
      const isWhole = state.plan !== null && state.plan === state.count && !state.isBroken;
      if (!isWhole && exitCode === 0)
        onReport({
          kind: 'uncollected',
          raised: { names: ['Error'], message: 'the program did not print as many results as it planned', path: '', line: 0 },
        });
      return isWhole || exitCode === 0;
    },
  };
}

function readLine(line, file, state, finish) {
  const depth = Math.floor((/^ */.exec(line)?.[0].length ?? 0) / 4);
  const text = line.trim();
  if (state.diagnostic !== null) return readDiagnostic(text, state);
  if (text.startsWith('---') && state.last !== null) {
    state.diagnostic = [];
    return;
  }
  const suite = /^# Subtest: (.*)$/.exec(text);
  if (suite !== null) {
    state.path = [...state.path.slice(0, depth), suite[1]];
    return;
  }
  if (text.startsWith('Bail out!')) state.isBroken = true;
  const plan = /^1\.\.(\d+)/.exec(text);
  if (plan !== null && depth === 0) state.plan = Number(plan[1]);
  const result = RESULT.exec(text);
  if (result === null) return;
  finish();
  if (depth === 0) state.count += 1;
  const [, not, , name, directive] = result;
  const outcome =
    directive === undefined ? (not === undefined ? 'passed' : 'failed') : directive.toLowerCase() === 'skip' ? 'skipped' : 'xfail';
  const raised = outcome === 'failed' ? { names: ['AssertionError'], message: `not ok: ${name}`.slice(0, 1_000), path: '', line: 0 } : null;
  state.last = { kind: 'finished', id: [file, ...state.path.slice(0, depth), name].join(' > '), outcome, raised };
}

function readDiagnostic(text, state) {
  if (text !== '...') {
    if (state.diagnostic.length < 40) state.diagnostic.push(text);
    return;
  }
  if (state.last?.raised) state.last.raised.message = state.diagnostic.join(' ').slice(0, 1_000);
  state.diagnostic = null;
}

module.exports = { tapReports };
