import { BadRequestException, Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import type { Fault } from './problem.js';

/** More help nobody. */
const MOST_TOLD = 40;

/** A request whose fields are wrong, each of them named. */
export class FieldsRefused extends BadRequestException {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(({ detail }) => detail));
  }
}

/**
 * Checks what comes in against the schema that stands at the parameter. Unlike Nest's own pipe it names the refused
 * value too, so that a person sees which of their inputs is meant.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.schema === undefined) return value;
    // A missing body is an empty one: what it lacks is then named field by field.
    const given = value ?? {};
    const result = await metadata.schema['~standard'].validate(given);
    if (result.issues === undefined) return result.value;
    const faults = result.issues.map((issue) => {
      const path = (issue.path ?? []).map(keyOf);
      return { detail: describe(given, path, issue.message, metadata.data ?? metadata.type), ...placeOf(path, metadata) };
    });
    // a value that is wrong in two ways of one rule is told once
    const all = [...new Map(faults.map((fault) => [fault.detail, fault])).values()];
    const left = all.length - MOST_TOLD;
    throw new FieldsRefused(left > 0 ? [...all.slice(0, MOST_TOLD), { detail: `and ${left} more` }] : all);
  }
}

/** Which input is meant, for a program. */
function placeOf(path: readonly string[], { type, data }: ArgumentMetadata): Omit<Fault, 'detail'> {
  if (type === 'body') return { pointer: path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('') };
  const parameter = data ?? path[0];
  return parameter === undefined ? {} : { parameter };
}

function keyOf(segment: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof segment === 'object' ? segment.key : segment);
}

function describe(root: unknown, path: readonly string[], message: string, where: string): string {
  const field = path.length === 0 ? where : path.join('.');
  const value = valueAt(root, path);
  if (value === undefined) return `${field} is missing: ${message}`;
  if (Array.isArray(value) && field === 'body') return 'the body is a list: expected one JSON object';
  if (Array.isArray(value) && where === 'query') return `${field} is given ${value.length} times: ${message}, once`;
  return typeof value === 'object' && value !== null ? `${field}: ${message}` : `${field} ${shown(value)}: ${message}`;
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined),
    root,
  );
}

const MAX_SHOWN = 80;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
