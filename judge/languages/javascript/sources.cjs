'use strict';
// How JavaScript sources are checked before they run.

const { spawnSync } = require('node:child_process');
const { rmSync, writeFileSync } = require('node:fs');
const { compileFunction, SourceTextModule } = require('node:vm');

const WRAPPER = ['exports', 'require', 'module', '__filename', '__dirname'];
const ENDINGS = ['.js', '.mjs', '.cjs'];

/** The files as they are run, and what does not compile. Nothing of the candidate runs here. */
function compile(files, paths) {
  return { files, problems: paths.map((path) => problemOf(path, files[path])).filter((problem) => problem !== null) };
}

/** A file is a script or a module by what it says, as Node itself decides. */
function problemOf(path, text) {
  const asScript = path.endsWith('.mjs') ? null : scriptProblem(path, text);
  if (asScript === undefined) return null;
  const asModule = path.endsWith('.cjs') ? null : moduleProblem(path, text);
  if (asModule === undefined) return null;
  const speaksOfModules = /^\s*(?:import|export)\b/m.test(text);
  return asModule !== null && (asScript === null || speaksOfModules) ? { path, line: lineInModule(text), message: asModule } : asScript;
}

/** undefined when it is right. */
function scriptProblem(path, text) {
  try {
    compileFunction(text, WRAPPER, { filename: path });
    return undefined;
  } catch (error) {
    const line = /^[^\n]*:(\d+)\n/.exec(error.stack);
    return { path, line: line === null ? 0 : Number(line[1]), message: error.message };
  }
}

function moduleProblem(path, text) {
  try {
    void new SourceTextModule(text, { identifier: path });
    return undefined;
  } catch (error) {
    return error.message;
  }
}

/** Node tells the line of a module's mistake only when it is a program's own file. */
function lineInModule(text) {
  writeFileSync('/tmp/checked.mjs', text);
  const { stderr } = spawnSync(process.execPath, ['--check', '/tmp/checked.mjs'], { encoding: 'utf8' });
  rmSync('/tmp/checked.mjs');
  return Number(/checked\.mjs:(\d+)\n/.exec(stderr)?.[1] ?? 0);
}

module.exports = { ENDINGS, compile };
