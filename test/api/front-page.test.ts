import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from './world.js';

describe('the address itself', () => {
  let world: World | null = null;
  afterEach(() => world?.app.close());

  it('is a page that leads on, and needs no token', async () => {
    world = await openWorld({ token: 'a-token-of-enough-length' });
    const { text, type, headers } = await request(world.app.getHttpServer()).get('/').expect(200);
    expect(type).toBe('text/html');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links).toContain('/docs');
    for (const link of links.filter((each) => !each.startsWith('/api/v1/campaigns'))) {
      expect([link, (await request(world.app.getHttpServer()).get(link).redirects(1)).status]).toEqual([link, 200]);
    }
  });

  it('takes no other method, and no reason in plain text is lost in silence', async () => {
    world = await openWorld();
    const http = request(world.app.getHttpServer());
    expect((await http.post('/')).status).toBe(405);
    const { body } = await http.post('/api/v1/campaigns/x/pause').set('Content-Type', 'text/plain').send('too dear').expect(415);
    expect(JSON.stringify(body)).toContain('application/json');
  });
});
