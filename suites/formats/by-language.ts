import type { Language } from '../../domain/task.js';
import { textIn } from './records.js';

/** How each language of a set is read, by the first part of `task_id`. */
export class ByLanguage<Reading extends { readonly language: Language }> {
  readonly #readings: ReadonlyMap<string, Reading>;

  constructor(readings: Readonly<Record<string, Reading>>) {
    this.#readings = new Map(Object.entries(readings));
  }

  /** Whose record it is, before it is known to be one. */
  about(raw: unknown): { readonly task: string | null; readonly language: Language | null } {
    const task = textIn(raw, 'task_id');
    return { task, language: this.#readings.get(prefixOf(task ?? ''))?.language ?? null };
  }

  /** Of a record whose form is checked: the schema lets no other prefix pass. */
  of(taskId: string): { readonly reading: Reading; readonly number: string } {
    const reading = this.#readings.get(prefixOf(taskId));
    if (reading === undefined) throw new TypeError(`the schema let ${taskId} pass`);
    const [, number = ''] = taskId.split('/');
    return { reading, number };
  }
}

function prefixOf(taskId: string): string {
  return taskId.split('/')[0] ?? '';
}
