import { BadRequestException, Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';

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
    throw new BadRequestException(
      result.issues.map((issue) => describe(given, (issue.path ?? []).map(keyOf), issue.message, metadata.data ?? metadata.type)),
    );
  }
}

function keyOf(segment: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof segment === 'object' ? segment.key : segment);
}

function describe(root: unknown, path: readonly string[], message: string, where: string): string {
  const field = path.length === 0 ? where : path.join('.');
  const value = valueAt(root, path);
  if (value === undefined) return `${field} is missing: ${message}`;
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
