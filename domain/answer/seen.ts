import type { Files, Task } from '../task.js';
import { bareProgram } from './bare.js';
import { readBlocks, type Block } from './blocks.js';
import { editedText, readBareEdits, readEdits, type EditContext } from './edits.js';
import { heredocsIn } from './instead.js';
import { linesOf } from './lines.js';
import { tellingLines } from './loose-yaml.js';
import { filesIn, nameOf, pathLine, pathNamed, withCaptions, withHead, type Known, type Named } from './naming.js';
import type { Edits, FileEdit } from './place.js';
import { chooseProgram, definesWanted, isWholeFile, wantedFile, type Draft, type Wanted } from './programs.js';
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
  readonly #drafts = new Map<string, Draft[]>();
  readonly #edits = new Map<string, FileEdit['hunks'][]>();
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
    return this.#drafts.size === 0 && this.#edits.size === 0;
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
    if (block.label !== 'own' && tellingLines(block.lines) !== null && this.wrapped(block.lines.join('\n'))) return;
    if (block.label === 'other') return this.#fault(`a block is ${(/[\w+#-]{1,20}/.exec(block.info) ?? [''])[0]}`);
    const made = newFileIn(block.lines);
    if (made !== null) return this.#made({ ...block, info: made.name, label: 'none', lines: made.lines });
    const named = nameOf(block, this.#known);
    const edits = readEdits(block.lines, block.label, this.#context);
    if (edits !== null) return this.#edit(edits, named);
    const path = this.#pathFor(block, named);
    if (path !== null) add(this.#drafts, path, { block, named });
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
    if (made !== null) return this.#made({ info: made.name, label: 'none', lines: made.lines, before: [], isClosed: true });
    const edits = readBareEdits(typedCode(outside, this.#task.language, false), this.#context);
    if (edits !== null) return this.#edit(edits, null);
    if (isWhole && this.#bareFiles(outside)) return;
    const lines = isWhole ? bareProgram(outside, this.#task.language) : null;
    if (lines !== null) {
      const block: Block = { info: '', label: 'none', lines: typedCode(lines, this.#task.language), before: [], isClosed: false };
      const path = this.#pathFor(block, nameOf(block, this.#known));
      const wanted = this.#wanted.find((each) => each.path === path);
      if (wanted !== undefined && definesWanted(block, wanted)) return add(this.#drafts, wanted.path, { block, named: null });
    }
    if (isWhole) this.#fault('the answer holds no fenced block');
  }

  /** Programs beside the blocks, where no block is one and nothing is changed; what stands in the files already is only quoted. */
  beside(texts: readonly Block[]): void {
    const isDefined = this.#wanted.some((wanted) => this.#drafts.get(wanted.path)?.some(({ block }) => definesWanted(block, wanted)));
    if (isDefined || this.#edits.size > 0 || this.#unreadable !== '') return;
    for (const block of texts) {
      const path = this.#pathFor(block, nameOf(block, this.#known));
      const wanted = this.#wanted.find((each) => each.path === path);
      const isQuoted = block.lines.every((line) => this.#context.given.has(line.trim()));
      if (wanted !== undefined && !isQuoted && definesWanted(block, wanted)) add(this.#drafts, wanted.path, { block, named: null });
    }
  }

  /** Within JSON, YAML or TOML: what defines what is called, or takes the place of what stands in a file. Whether there is any. */
  wrapped(answer: string): boolean {
    let isAny = false;
    for (const { name, text, old } of wrappedIn(answer)) {
      const lines = linesOf(text);
      const edits = readEdits(lines, 'none', this.#context);
      if (edits !== null) this.#edit(edits, nameOf({ info: name, lines: [], before: [] }, this.#known));
      isAny ||= edits !== null;
      const within = edits === null ? readBlocks(lines, this.#task.language).blocks : [];
      for (const given of within.length > 0 || edits !== null ? within : [{ label: 'none', lines, before: [], isClosed: true } as const]) {
        const block = { ...asTyped({ ...given, info: name }, this.#task.language) };
        const path = this.#pathFor(block, nameOf(block, this.#known));
        const wanted = this.#wanted.find((each) => each.path === path);
        if (wanted === undefined) continue;
        if (old !== null && !isWholeFile(block, wanted))
          add(this.#edits, wanted.path, [[{ old: linesOf(old), new: block.lines, at: null, isOrdered: false }]]);
        else if (definesWanted(block, wanted)) add(this.#drafts, wanted.path, { block, named: null });
        else continue;
        isAny = true;
      }
    }
    return isAny;
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
    for (const { path, program } of parts)
      add(this.#drafts, path, {
        block: { info: '', label: 'none', lines: program ?? [], before: [], isClosed: false },
        named: { path, how: 'line' },
      });
    return true;
  }

  answer(blocks: readonly Block[]): Answer {
    const files = new Map<string, string>();
    let hasProgram = false;
    for (const wanted of this.#wanted) {
      const made = this.#program(wanted) ?? this.#edited(wanted);
      if (made === null) continue;
      if ('fault' in made) return unusable(made.fault);
      hasProgram ||= made.isWhole;
      files.set(wanted.path, `${made.text.trimEnd()}\n`);
    }
    // half of the edits is no answer; beside a whole program they only tell what it changed
    if (this.#unreadable !== '' && !hasProgram) return unusable(this.#unreadable);
    if (files.size > 0) return { kind: 'files', files: Object.fromEntries(files) };
    const why = [...new Set(this.#faults)].slice(0, MAX_FAULTS).join('; ');
    return unusable(blocks.length === 0 ? why : `no fenced block is a program for ${this.#task.editable.join(', ')}: ${why}`);
  }

  #program(wanted: Wanted): Made | null {
    const drafts = this.#drafts.get(wanted.path) ?? [];
    if (drafts.length === 0) return null;
    const chosen = chooseProgram(drafts, wanted);
    // what defines nothing, or not all, is beside edits a part of what they change
    if ('lines' in chosen && !(chosen.defines && chosen.isWhole) && this.#edits.has(wanted.path)) return null;
    if ('lines' in chosen) return { text: chosen.lines.join('\n'), isWhole: chosen.isWhole };
    this.#fault(chosen.refused);
    return null;
  }

  #edited({ path }: Wanted): Made | { readonly fault: string } | null {
    const edits = this.#edits.get(path);
    if (edits === undefined) return null;
    const edited = editedText(this.#task.files[path] ?? '', path, edits);
    return 'fault' in edited ? edited : { ...edited, isWhole: false };
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
      else add(this.#edits, target, hunks);
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

interface Made {
  readonly text: string;
  /** a whole program; else the file with edits */
  readonly isWhole: boolean;
}

const MAX_FAULTS = 4;

function add<T>(to: Map<string, T[]>, path: string, item: T): void {
  const items = to.get(path);
  if (items === undefined) to.set(path, [item]);
  else items.push(item);
}
