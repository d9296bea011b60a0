import { z } from 'zod';
import type { World } from './world.js';

/** A route as the OpenAPI document has it, so that what holds for all is looked at for those to come too. */
export interface Route {
  readonly method: 'get' | 'post' | 'delete';
  /** such as `/api/v1/campaigns/{name}` */
  readonly path: string;
  readonly query: readonly string[];
}

const METHODS = ['get', 'post', 'delete'] as const;

const document = z.object({
  paths: z.record(
    z.string(),
    z.partialRecord(z.enum(METHODS), z.object({ parameters: z.array(z.object({ name: z.string(), in: z.string() })) })),
  ),
});

export async function routesOf(world: World): Promise<readonly Route[]> {
  const { paths } = document.parse(await (await fetch(`${await world.app.getUrl()}/docs-json`)).json());
  return Object.entries(paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const operation = operations[method];
      if (operation === undefined) return [];
      return [{ method, path, query: operation.parameters.flatMap((each) => (each.in === 'query' ? [each.name] : [])) }];
    }),
  );
}

/** The path with these values in the place of its parameters. */
export function pathOf({ path }: Route, valueOf: (parameter: string) => string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => valueOf(parameter));
}

export function isStream({ path }: Route): boolean {
  return path.endsWith('/events');
}
