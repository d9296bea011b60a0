import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openWorld, type World } from './world.js';

const ROUTES = [
  'delete /api/v1/schedules/{name}',
  'delete /api/v1/session',
  'get /api/v1/adapters',
  'get /api/v1/adapters/{hash}',
  'get /api/v1/attempts/{address}',
  'get /api/v1/attempts/{address}/explanation',
  'get /api/v1/attempts/{address}/tree',
  'get /api/v1/audit',
  'get /api/v1/campaigns',
  'get /api/v1/campaigns/{name}',
  'get /api/v1/campaigns/{name}/board',
  'get /api/v1/campaigns/{name}/checkpoints',
  'get /api/v1/campaigns/{name}/cycles',
  'get /api/v1/campaigns/{name}/episodes',
  'get /api/v1/campaigns/{name}/events',
  'get /api/v1/campaigns/{name}/grid',
  'get /api/v1/campaigns/{name}/history',
  'get /api/v1/campaigns/{name}/incidents',
  'get /api/v1/campaigns/{name}/ledger',
  'get /api/v1/campaigns/{name}/races',
  'get /api/v1/campaigns/{name}/report',
  'get /api/v1/campaigns/{name}/rollback',
  'get /api/v1/campaigns/{name}/strategies',
  'get /api/v1/campaigns/{name}/suite',
  'get /api/v1/events',
  'get /api/v1/experiments',
  'get /api/v1/experiments/{name}',
  'get /api/v1/health/live',
  'get /api/v1/health/ready',
  'get /api/v1/incidents',
  'get /api/v1/memory',
  'get /api/v1/memory/stats',
  'get /api/v1/memory/{id}',
  'get /api/v1/overview',
  'get /api/v1/schedules',
  'get /api/v1/schedules/{name}',
  'get /api/v1/session',
  'get /api/v1/strategies',
  'get /api/v1/strategies/resolve',
  'get /api/v1/strategies/{id}',
  'get /api/v1/strategies/{id}/diff',
  'get /api/v1/strategies/{id}/export',
  'get /api/v1/strategies/{id}/lineage',
  'get /api/v1/strategies/{id}/rules',
  'get /api/v1/suites',
  'get /api/v1/suites/tasks',
  'get /api/v1/trainings',
  'get /api/v1/trainings/{name}',
  'post /api/v1/campaigns',
  'post /api/v1/campaigns/{name}/budget',
  'post /api/v1/campaigns/{name}/extend',
  'post /api/v1/campaigns/{name}/feedback',
  'post /api/v1/campaigns/{name}/pause',
  'post /api/v1/campaigns/{name}/pin',
  'post /api/v1/campaigns/{name}/promote',
  'post /api/v1/campaigns/{name}/resume',
  'post /api/v1/campaigns/{name}/rollback',
  'post /api/v1/campaigns/{name}/stop',
  'post /api/v1/campaigns/{name}/veto',
  'post /api/v1/experiments',
  'post /api/v1/experiments/{name}/stop',
  'post /api/v1/memory/{id}/forget',
  'post /api/v1/memory/{id}/restore',
  'post /api/v1/schedules',
  'post /api/v1/schedules/{name}/pause',
  'post /api/v1/schedules/{name}/resume',
  'post /api/v1/session',
];

const content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const operation = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string(), schema: z.record(z.string(), z.unknown()) })),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
});
const schema = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())),
  additionalProperties: z.boolean().optional(),
});
const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

describe('the OpenAPI document', () => {
  let world: World;
  let api: z.infer<typeof document>;

  beforeAll(async () => {
    world = await openWorld();
    api = document.parse((await request(world.app.getHttpServer()).get('/docs-json').expect(200)).body);
  });
  afterAll(() => world.app.close());

  const operations = () =>
    Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => ({ route: `${method} ${path}`, one })),
    );

  it('holds every route and no other', () => {
    expect(
      operations()
        .map(({ route }) => route)
        .toSorted(),
    ).toEqual(ROUTES);
  });

  it('says for each answer what it looks like', () => {
    const answers = operations().flatMap(({ route, one }) =>
      Object.entries(one.responses).map(([status, response]) => ({
        route,
        status,
        schemas: Object.values(response.content).map((media) => Object.keys(media.schema)),
      })),
    );
    expect(answers.filter(({ schemas }) => schemas.length === 0 || schemas.some((keys) => keys.length === 0))).toEqual([]);
    expect(new Set(answers.filter(({ status }) => status.startsWith('2')).map(({ route }) => route)).size).toBe(ROUTES.length);
  });

  it('shows the bounds of what comes in', () => {
    const body = api.paths['/api/v1/campaigns']?.['post']?.requestBody?.content['application/json']?.schema;
    expect(body).toMatchObject({ $ref: '#/components/schemas/CampaignRequest' });
    const start = schema.parse(api.components.schemas['CampaignRequest']);
    expect(start.additionalProperties).toBe(false);
    expect(start.properties['cycles']).toMatchObject({ type: 'integer', minimum: 1 });
    const query = api.paths['/api/v1/strategies']?.['get']?.parameters.map((each) => each.name);
    expect(query).toEqual(['campaign', 'which', 'limit', 'after']);
  });

  it('leaves no reference open', () => {
    const references = [...JSON.stringify(api).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(references.filter((name) => !(name in api.components.schemas))).toEqual([]);
  });

  it('has pages', async () => {
    const answer = await request(world.app.getHttpServer()).get('/docs').redirects(1).expect(200);
    expect(answer.text).toContain('swagger-ui');
  });
});
