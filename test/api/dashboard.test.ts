import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dashboard } from '../../api/http/dashboard.js';
import { openWorld, type World } from './world.js';

const PAGE = '<!doctype html><title>Ratchet</title>';

describe('the files of the dashboard', () => {
  let folder: string;
  let world: World | null = null;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ratchet-web-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), PAGE);
    writeFileSync(join(folder, 'assets/main-1.js'), 'export const answer = 42;\n');
    writeFileSync(join(folder, 'made-of.txt'), 'no file of the page');
  });
  afterEach(() => world?.app.close());
  afterAll(() => rmSync(folder, { recursive: true }));
  const http = async () => {
    world = await openWorld({ dashboard: folder, token: 'a-token-of-enough-length' });
    return request(world.app.getHttpServer());
  };

  it('are there without a token, under a policy that lets nothing in from elsewhere', async () => {
    const { text, headers } = await (await http()).get('/').expect(200);
    expect(text).toBe(PAGE);
    expect(headers['cache-control']).toBe('no-cache');
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('each address of a page answers with the page, and no address of the API or of a file does', async () => {
    const server = await http();
    const asks = (path: string) => server.get(path).set('Accept', 'text/html,*/*');
    expect((await asks('/campaigns/night/strategies/abc?x=1').expect(200)).text).toBe(PAGE);
    expect((await asks('/api/v1/nothing')).type).toBe('application/problem+json');
    expect((await asks('/assets/gone.js')).status).toBe(404);
    expect((await server.get('/campaigns/night').set('Accept', 'application/json')).status).toBe(404);
    expect((await server.get('/made-of.txt').set('Accept', '*/*')).status).toBe(404);
    expect((await server.post('/').expect('Allow', 'GET, HEAD, OPTIONS')).status).toBe(405);
  });

  it('are kept by browsers as long as they are what they were, and come packed', async () => {
    const server = await http();
    const { headers, text } = await server.get('/assets/main-1.js').set('Accept-Encoding', 'gzip').expect(200);
    expect(text).toContain('42');
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers['cache-control']).toContain('immutable');
    await server
      .get('/assets/main-1.js')
      .set('If-None-Match', headers['etag'] ?? '')
      .expect(304);
  });

  it('are none where nothing was built', () => {
    expect(dashboard(join(folder, 'assets'))).toBeNull();
  });
});
