import { fileURLToPath } from 'node:url';
import { typesOf } from 'openapi-types';
import request from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openWorld, type World } from '../api/world.js';

const FILE = fileURLToPath(new URL('../../client/api.ts', import.meta.url));

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.app.close());

it('has the types of the API as it is: `npx vitest run test/client -u` writes them', async () => {
  const { body } = await request(world.app.getHttpServer()).get('/docs-json').expect(200);
  const types = await typesOf(z.looseObject({}).parse(body));
  await expect(`${HEAD}${types}`).toMatchFileSnapshot(FILE);
});

const HEAD =
  '/* Written from the OpenAPI document of the API by `npx vitest run test/client -u`; not to be edited. */\n/* oxlint-disable */\n\n';
