import type { Files, Task } from '../task.js';
import { bareParts, bareProgram, bareScript } from './bare.js';
import { asBlock, readBlocks, type Block } from './blocks.js';
import { changeOf, readBareEdits, readEdits, type EditContext } from './edits.js';
import type { Exchange } from './exchanges.js';
import { heredocsIn } from './instead.js';
import { isHollow } from './hollow.js';
import { linesOf } from './lines.js';
import { textsOfLines } from './loose-yaml.js';
import { makeFile, type Found } from './made.js';
import { filesIn, nameOf, pathLine, pathNamed, withCaptions, withHead, type Known, type Named } from './naming.js';
import { applyHunks, type Edits } from './place.js';
import { definesWanted, isWholeFile, wantedFile, type Wanted } from './programs.js';
import { asTyped, typedCode } from './typed.js';
import { newFileIn } from './unified-diff.js';
import { wrappedIn } from './wrapped.js';

export type Answer = { readonly kind: 'files'; readonly files: Files } | { readonly kind: 'unusable'; readonly reason: string };

/** What of a task an answer is read by. */
export type AnsweredTask = Pick<Task, 'language' | 'files' | 'editable' | 'visible'>;

export function unusable(reason: string): Answer {
  return { kind: 'unusable', reason };
}

/** What an answer holds for each file, block after block. */
export class Seen {
  readonly #task: AnsweredTask;
  readonly #known: Known;
  readonly #context: EditContext;
  readonly #wanted: readonly Wanted[];
  readonly #found = new Map<string, Found>();
  readonly #faults: string[] = [];
  #unreadable = '';

  constructor(task: AnsweredTask) {
    const { editable, files, language } = task;
    this.#task = task;
    this.#known = { editable, others: Object.keys(files).filter((path) => !editable.includes(path)) };
    this.#wanted = editable.map((path) => wantedFile(task, path));
    this.#context = {
      language,
      known: this.#known,
      given: new Set(this.#wanted.flatMap(({ text }) => linesOf(text).map((line) => line.trim()))),
    };
  }

  get isEmpty(): boolean {
    return [...this.#found.values()].every(({ drafts, edits }) => drafts.length + edits.length === 0);
  }

  /** Whether a word means a file that an answer may change. */
  knows(word: string): boolean {
    const named = pathNamed(word, this.#known);
    return named !== null && typeof named === 'object';
  }

  captioned(blocks: readonly Block[], behind: readonly string[]): readonly Block[] {
    return withCaptions(blocks, behind, this.#known);
  }

  /** Several files in one block, each under its path. */
  parts(block: Block): readonly Block[] {
    return filesIn(block, this.#known);
  }

  block(given: Block): void {
    const block = withHead(given, this.#known);
    const files = block.label === 'other' || block.label === 'none' ? heredocsIn(block.lines, (word) => this.knows(word)) : null;
    if (files !== null) return this.#blocksOf(files);
    if (block.label !== 'own' && textsOfLines(block.lines) !== null && this.wrapped(block.lines.join('\n'))) return;
    if (block.label === 'other') return this.#fault(`a block is ${(/[\w+#-]{1,20}/.exec(block.info) ?? [''])[0]}`);
    const made = newFileIn(block.lines);
    if (made !== null) return this.#made({ ...block, info: made.name, label: 'none', lines: made.lines });
    const named = nameOf(block, this.#known);
    const edits = readEdits(block.lines, block.label, this.#context);
    if (edits !== null) return this.#edit(edits, named);
    const path = this.#pathFor(block, named);
    if (path !== null) this.#of(path).drafts.push({ block, named });
    else
      this.#fault(
        typeof named === 'string'
          ? `a block is for ${named}`
          : `a block does not say for which file it is (${this.#task.editable.join(', ')})`,
      );
  }

  #blocksOf(lines: readonly string[]): void {
    for (const block of readBlocks(lines, this.#task.language).blocks) this.block(asTyped(block, this.#task.language));
  }

  /** A file that a diff makes anew. */
  #made(block: Block): void {
    if (pathNamed(block.info, this.#known) === 'another file') this.#fault('a diff is for another file');
    else this.block(block);
  }

  /** Without a fence: edits, or the text as a program. */
  bare(outside: readonly string[], isWhole: boolean): void {
    const made = newFileIn(outside);
    if (made !== null) return this.#made({ ...asBlock(made.lines, [], true), info: made.name });
    const { language } = this.#task;
    const edits = readBareEdits(typedCode(outside, language, false), this.#context);
    if (edits !== null) return this.#edit(edits, null);
    if (!isWhole || this.#bareFiles(outside)) return;
    const lines = bareProgram(outside, language) ?? bareScript(outside, language);
    const isRead = lines === null ? this.#bareParts(outside) : this.#defines(asBlock(typedCode(lines, language)));
    if (!isRead) this.#fault('the answer holds no fenced block');
  }

  /** Programs that talk parts are read like blocks, where one of them is wanted. */
  #bareParts(outside: readonly string[]): boolean {
    const parts = bareParts(outside, this.#task.language).map((part) => asTyped(part, this.#task.language));
    const isOne = parts.some((part) => {
      const wanted = this.#wantedFor(part);
      return wanted !== undefined && definesWanted(part, wanted) && !isHollow(part.lines, wanted.language, wanted.asked);
    });
    if (isOne) for (const part of parts) this.block(part);
    return isOne;
  }

  /** Programs beside the blocks, where no block is one and nothing is changed; what stands in the files already is only quoted. */
  beside(texts: readonly Block[]): void {
    const isDefined = this.#wanted.some((wanted) => this.#of(wanted.path).drafts.some(({ block }) => definesWanted(block, wanted)));
    const isEdited = [...this.#found.values()].some(({ edits }) => edits.length > 0);
    if (isDefined || isEdited || this.#unreadable !== '') return;
    for (const block of texts) if (!block.lines.every((line) => this.#context.given.has(line.trim()))) this.#defines(block);
  }

  /** What is shown as what stands there and what is to: taken where it stands in one file, in one place. */
  exchange({ old, new: put, before }: Exchange): void {
    const named = nameOf({ info: '', lines: [], before }, this.#known);
    const paths = named !== null && typeof named === 'object' ? [named.path] : this.#task.editable;
    const fits = paths.flatMap((path) => {
      const text = this.#task.files[path] ?? '';
      const [whole, ...parts] = changeOf(text, old.join('\n'), put);
      // a block is of whole lines
      const readings = [whole, ...(put.length === 1 ? parts : [])].filter((each) => each !== undefined);
      const isPart = old.join('\n').trim() !== text.trim();
      return isPart && 'lines' in applyHunks(linesOf(text), [readings]) ? [{ path, readings }] : [];
    });
    const [only, ...others] = fits;
    if (only !== undefined && others.length === 0) this.#of(only.path).shown.push(only.readings);
  }

  /** Within JSON, YAML or TOML: what defines what is called, or takes the place of what stands in a file. Whether there is any. */
  wrapped(answer: string): boolean {
    let isAny = false;
    for (const { name, text, old } of wrappedIn(answer)) {
      const lines = linesOf(text);
      const edits = readEdits(lines, 'none', this.#context);
      if (edits !== null) this.#edit(edits, nameOf({ info: name, lines: [], before: [] }, this.#known));
      const within = edits === null ? readBlocks(lines, this.#task.language).blocks : [];
      const texts = edits !== null || within.length > 0 ? within : [asBlock(lines, [], true)];
      const taken = texts.map((given) => {
        const block = asTyped({ ...given, info: name }, this.#task.language);
        const wanted = this.#wantedFor(block);
        if (old === null || wanted === undefined || isWholeFile(block, wanted)) return this.#defines(block);
        this.#of(wanted.path).edits.push([changeOf(this.#task.files[wanted.path] ?? '', old, block.lines)]);
        return true;
      });
      isAny ||= edits !== null || taken.includes(true);
    }
    return isAny;
  }

  #wantedFor(block: Block): Wanted | undefined {
    const path = this.#pathFor(block, nameOf(block, this.#known));
    return this.#wanted.find((each) => each.path === path);
  }

  /** Takes a text for the file that it defines, if it does. */
  #defines(block: Block): boolean {
    const wanted = this.#wantedFor(block);
    const isOne = wanted !== undefined && definesWanted(block, wanted);
    if (isOne) this.#of(wanted.path).drafts.push({ block, named: null });
    return isOne;
  }

  /** Several files without fences, each under a line that is its path and followed by a program. */
  #bareFiles(lines: readonly string[]): boolean {
    const starts = lines.flatMap((line, index) => (pathLine(line, this.#known) === null ? [] : [index]));
    const parts = starts.map((at, index) => ({
      path: pathLine(lines[at] ?? '', this.#known) ?? '',
      program: bareProgram(lines.slice(at + 1, starts[index + 1]), this.#task.language),
    }));
    const isEach = parts.every(({ program }) => program !== null) && new Set(parts.map(({ path }) => path)).size === parts.length;
    if (parts.length < 2 || !isEach) return false;
    for (const { path, program } of parts) this.#of(path).drafts.push({ block: asBlock(program ?? []), named: { path, how: 'line' } });
    return true;
  }

  answer(blocks: readonly Block[]): Answer {
    const files = new Map<string, string>();
    const faults = [...this.#faults];
    let hasProgram = false;
    for (const wanted of this.#wanted) {
      const made = makeFile(this.#of(wanted.path), wanted, this.#task.files[wanted.path] ?? '');
      if (made === null) continue;
      if ('fault' in made) return unusable(made.fault);
      if ('refused' in made) faults.push(made.refused);
      else {
        hasProgram ||= made.isWhole;
        files.set(wanted.path, `${made.text.trimEnd()}\n`);
      }
    }
    // half of the edits is no answer; beside a whole program they only tell what it changed
    if (this.#unreadable !== '' && !hasProgram) return unusable(this.#unreadable);
    if (files.size > 0) return { kind: 'files', files: Object.fromEntries(files) };
    const why = [...new Set(faults)].slice(0, MAX_FAULTS).join('; ');
    return unusable(blocks.length === 0 ? why : `no fenced block is a program for ${this.#task.editable.join(', ')}: ${why}`);
  }

  #of(path: string): Found {
    const found = this.#found.get(path) ?? { drafts: [], edits: [], shown: [] };
    this.#found.set(path, found);
    return found;
  }

  #edit(edits: Edits, named: Named): void {
    if ('unreadable' in edits) {
      this.#unreadable ||= edits.unreadable;
      return;
    }
    for (const { path, hunks } of edits.edits) {
      const [only] = this.#task.editable;
      const target =
        path ??
        (named !== null && typeof named === 'object' ? named.path : this.#task.editable.length === 1 && named === null ? only : undefined);
      if (target === undefined) this.#fault('an edit does not say of which file it is');
      else this.#of(target).edits.push(hunks);
    }
  }

  #pathFor(block: Block, named: Named): string | null {
    if (named !== null && typeof named === 'object' && named.how !== 'mention') return named.path;
    if (named === 'a fixed file') return null;
    const [only] = this.#task.editable;
    if (this.#task.editable.length === 1) return only ?? null;
    const fits = named === null || typeof named === 'object' ? this.#wanted.filter((wanted) => definesWanted(block, wanted)) : [];
    return fits.length === 1 ? (fits[0]?.path ?? null) : named !== null && typeof named === 'object' ? named.path : null;
  }

  #fault(what: string): void {
    this.#faults.push(what);
  }
}

const MAX_FAULTS = 4;
