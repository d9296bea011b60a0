// A process for one candidate: QuickJS in WebAssembly, spoken to in the words of the split protocol. The candidate runs
// inside QuickJS and is handed no object of this process.

import { readSync, writeSync } from 'node:fs';
import { getQuickJS } from 'quickjs-emscripten';

const [driverText, memoryMb] = process.argv.slice(2);
const RECORDS = 3;
const USAGE = 4;
/** As much as V8's own stack, with --stack-size=7000, has room for. */
const MAX_STACK_BYTES = 900_000;
const TELL_EVERY_MS = 10;
const WRAPPER = '(function (exports, require, module, __filename, __dirname) {';
const ENDINGS = ['.js', '.mjs', '.cjs'];

const quickjs = await getQuickJS();
const usage = { toldAt: 0 };

main();

function main() {
  write({ waiting: true });
  const first = readLine();
  if (first === null) return;
  const job = JSON.parse(first);
  const kinds = {};
  const problems = Object.entries(job.files).flatMap(([path, text]) => {
    const { kind, problem } = looked(path, text);
    kinds[path] = kind;
    return problem !== null && job.compile.includes(path) ? [problem] : [];
  });
  write({ compiled: problems });
  if (problems.length > 0) return;
  const modules = job.load.map((name) => ({
    name,
    path: ENDINGS.map((ending) => name + ending).find((path) => Object.hasOwn(job.files, path)) ?? `${name}.js`,
  }));
  const driver = openDriver(job.files, modules);
  const failure = driver.wait('load', JSON.stringify({ modules, kinds }));
  writeText(`{"loaded":${failure}}`);
  if (failure !== 'null') return;
  for (let line = readLine(); line !== null; line = readLine()) writeText(driver.wait('call', line));
}

/** The driver in a runtime of its own, with the task's files for its imports. */
function openDriver(files, modules) {
  const runtime = limitedRuntime();
  const context = runtime.newContext();
  const exported = unwrapped(context, context.evalCode(driverText, 'driver.js'));
  const ask = (name, ...args) => {
    const method = context.getProp(exported, name);
    const result = unwrapped(context, context.callFunction(method, context.undefined, ...args));
    method.dispose();
    return result;
  };
  const texts = JSON.parse(context.getString(ask('prepared', context.newString(JSON.stringify({ files, modules })))));
  runtime.setModuleLoader((name) => texts[name.replace(/^\/work\//, '')] ?? { error: new Error(`Cannot find module '${name}'`) });
  ask('open', hostOf(context, texts));
  const wait = (name, text) => {
    ask(name, context.newString(text));
    for (;;) {
      tellUsage();
      const answer = context.dump(ask('poll'));
      if (answer !== null) return checked(answer);
      const { error, value } = runtime.executePendingJobs(1_000);
      if (error !== undefined) unwrapped(context, { error });
      if (value > 0 || runtime.hasPendingJob()) continue;
      if (isFull(context, runtime)) outOfMemory();
      // nothing can settle what is waited for: it waits until the judge has had enough
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }
  };
  return { wait };
}

/** Whether the limit is what an answer could not be made for. */
function isFull(context, runtime) {
  const used = runtime.computeMemoryUsage();
  const bytes = context.getNumber(context.getProp(used, 'malloc_size'));
  return bytes > Number(memoryMb) * 1_024 * 1_024 * 0.9;
}

function hostOf(context, texts) {
  const host = context.newObject();
  const script = context.newFunction('script', (path) => {
    const name = context.getString(path);
    return context.evalCode(`${WRAPPER}${texts[name]}\n})`, `/work/${name}`);
  });
  const print = context.newFunction('print', (text) => {
    writeAll(1, context.getString(text));
    return context.undefined;
  });
  context.setProp(host, 'script', script);
  context.setProp(host, 'print', print);
  return host;
}

function limitedRuntime() {
  const runtime = quickjs.newRuntime();
  runtime.setMemoryLimit(Number(memoryMb) * 1_024 * 1_024);
  runtime.setMaxStackSize(MAX_STACK_BYTES);
  runtime.setInterruptHandler(() => tellUsage());
  return runtime;
}

/** Whether a file is a script or a module, and what keeps it from being either. Nothing of it runs. */
function looked(path, text) {
  if (!ENDINGS.some((ending) => path.endsWith(ending))) return { kind: 'text', problem: null };
  const asScript = path.endsWith('.mjs') ? null : syntaxProblem(path, `${WRAPPER}${text}\n})`, 'global');
  if (asScript === undefined) return { kind: 'script', problem: null };
  const asModule = path.endsWith('.cjs') ? null : syntaxProblem(path, text, 'module');
  if (asModule === undefined) return { kind: 'module', problem: null };
  const isModule = asModule !== null && (asScript === null || /^\s*(?:import|export)\b/m.test(text));
  return { kind: 'text', problem: isModule ? asModule : asScript };
}

/** undefined where there is none. */
function syntaxProblem(path, text, type) {
  const runtime = limitedRuntime();
  // imports are looked for when the module is loaded
  runtime.setModuleLoader(() => '');
  const context = runtime.newContext();
  const { error, value } = context.evalCode(text, `/work/${path}`, { type, compileOnly: true });
  if (error === undefined) {
    value.dispose();
    context.dispose();
    return undefined;
  }
  const { message, stack } = context.dump(error);
  return { path, line: Number(/:(\d+)/.exec(stack ?? '')?.[1] ?? 0), message: String(message) };
}

/** What QuickJS itself throws when its limit is reached counts as the limit, and not as an exception of the program. */
function checked(answer) {
  if (answer.includes('"names":["InternalError"') && answer.includes('"message":"out of memory"')) outOfMemory();
  return answer;
}

function unwrapped(context, { error, value }) {
  if (error === undefined) return value;
  if (String(context.dump(error)?.message) === 'out of memory') outOfMemory();
  process.exit(70);
}

function outOfMemory() {
  writeAll(USAGE, `${JSON.stringify({ memoryKills: 1 })}\n`);
  process.exit(137);
}

/** The judge knows the time of this process by what it tells. */
function tellUsage() {
  const now = performance.now();
  if (now - usage.toldAt < TELL_EVERY_MS) return false;
  usage.toldAt = now;
  const { user, system } = process.cpuUsage();
  writeAll(USAGE, `${JSON.stringify({ cpuMs: (user + system) / 1_000, memoryMb: process.memoryUsage.rss() / 1_048_576 })}\n`);
  return false;
}

function readLine() {
  readLine.rest ??= '';
  const chunk = Buffer.alloc(65_536);
  const parts = [];
  for (;;) {
    const end = readLine.rest.indexOf('\n');
    if (end !== -1) {
      const line = readLine.rest.slice(0, end);
      readLine.rest = readLine.rest.slice(end + 1);
      return line;
    }
    const length = patiently(() => readSync(0, chunk));
    if (length === 0) return null;
    parts.push(Buffer.from(chunk.subarray(0, length)));
    if (chunk.subarray(0, length).includes(10)) readLine.rest += Buffer.concat(parts.splice(0)).toString('utf8');
  }
}

function write(message) {
  writeText(JSON.stringify(message));
}

function writeText(text) {
  tellUsage();
  writeAll(RECORDS, `${text}\n`);
}

function writeAll(fd, text) {
  let data = Buffer.from(text, 'utf8');
  while (data.length > 0) data = data.subarray(patiently(() => writeSync(fd, data)));
}

/** A pipe may be full. A judge that is gone ends this process. */
function patiently(work) {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (error.code !== 'EAGAIN') process.exit(1);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
