import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { z } from 'zod';
import { takesOnly } from './methods.js';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/** What Express keeps of a route, as far as it is needed here. Matching is the layer's own, so that a path is found as routing finds it. */
interface Layer {
  readonly match: (path: string) => boolean;
  readonly route: { readonly methods: Readonly<Record<string, boolean>> };
}

const ofRoute = z.object({ match: z.function(), route: z.object({ methods: z.record(z.string(), z.boolean()) }) });
const isRoute = (layer: unknown): layer is Layer => ofRoute.safeParse(layer).success;

/**
 * A path that is known takes the methods that it has and says which to whoever comes with another, before anything of a body is
 * read. What no route has goes on to what stands behind all routes.
 */
export function knownMethods(app: NestExpressApplication): Middleware {
  let known: readonly Layer[] | null = null;
  return (request, response, next) => {
    // routes are added until the application listens
    known ??= routesOf(app);
    const { method = '', url = '' } = request;
    const [path = ''] = url.split('?');
    const allowed = new Set(known.filter((layer) => layer.match(path)).flatMap(({ route }) => methodsOf(route)));
    if (allowed.size === 0 || allowed.has(method)) next();
    else takesOnly([...allowed].toSorted(), request, response, next);
  };
}

function routesOf(app: NestExpressApplication): readonly Layer[] {
  const express: { readonly router: { readonly stack: readonly unknown[] } } = app.getHttpAdapter().getInstance();
  // Nest has routes of every method stand where a prefix does not hold: they answer that nothing is there
  return express.router.stack.filter(isRoute).filter(({ route }) => route.methods['connect'] !== true);
}

function methodsOf({ methods }: Layer['route']): readonly string[] {
  const named = Object.keys(methods).map((each) => each.toUpperCase());
  return named.includes('GET') ? [...named, 'HEAD'] : named;
}
