import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

const routed = z.object({ route: z.object({ path: z.string() }) });
const withParams = z.object({ params: z.record(z.string(), z.string()) });
const named = z.object({ params: z.object({ name: z.string() }) });
const OF_CAMPAIGN = /^\/api\/v1\/campaigns\/:name(?:\/|$)/;

/** The route that answered, such as `/api/v1/campaigns/:name`; null where none did. */
export function routeOf(request: IncomingMessage): string | null {
  return routed.safeParse(request).data?.route.path ?? null;
}

/** The path that a route was found by, in the one way in which people look for it; null where none was. */
export function plainPathOf(request: IncomingMessage): string | null {
  const { params } = withParams.safeParse(request).data ?? { params: {} };
  return routeOf(request)?.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')) ?? null;
}

/** The campaign that a request was about; null where it was about none. */
export function campaignOf(request: IncomingMessage): string | null {
  return OF_CAMPAIGN.test(routeOf(request) ?? '') ? (named.safeParse(request).data?.params.name ?? null) : null;
}

/** No more than these: a campaign may be called `events`, and is no stream. */
const STREAM = /^\/api\/v1\/(?:campaigns\/[^/?]+\/)?events\/?(?:\?|$)/i;

/**
 * Whether somebody wants to follow events: that lasts as long as they like. As routes are found: in whichever case, and with a slash at
 * the end.
 */
export function isStream({ url = '', method }: IncomingMessage): boolean {
  return method === 'GET' && STREAM.test(url);
}
