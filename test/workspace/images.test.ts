import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_REPO_LIMITS, type Environment, type RepoSource } from '../../domain/repo-task.js';
import type { BoxBackend } from '../../judge/box.js';
import { openBubblewrap } from '../../judge/bubblewrap/backend.js';
import { connect } from '../../judge/docker/engine.js';
import { removeContainer } from '../../judge/docker/remove.js';
import { tarOf } from '../../judge/docker/tar.js';
import { BoxWorkspaces } from '../../judge/workspace/workspaces.js';
import { CONTRACT_FILES, describeWorkspaces } from '../contract/workspace.js';
import { DOCKER_TIMEOUT_MS, whyNoDocker, withDocker } from '../support/docker.js';
import { type GitRepository, gitRepository } from '../support/git-repository.js';

const NEVER = new AbortController().signal;
const NO_TOOLS = () => Promise.resolve({ path: [], folders: [], version: 'test' });
const IMAGE = 'ratchet-test-checkout:1';
const why = await whyNoDocker();

let cache: string;
let backend: BoxBackend;
let repository: GitRepository;
let source: RepoSource;
let workspaces: BoxWorkspaces;

/** A repository as somebody has built it into an image: what was built stands beside its files, and its history is there. */
async function makeImage(): Promise<void> {
  const { docker } = await connect();
  const container = await docker.createContainer({ Image: 'debian:trixie-slim', Cmd: ['/bin/true'] });
  const files = {
    'opt/tool/bin/greet': '#!/bin/sh\necho hello from the image\n',
    'testbed/built/core.so': 'built\n',
    'testbed/README.md': '# of the image\n',
    'testbed/.git/HEAD': 'what comes later\n',
    'secret/later.txt': 'of the image\n',
  };
  await container.putArchive(tarOf(files), { path: '/' });
  await container.commit({
    repo: 'ratchet-test-checkout',
    tag: '1',
    changes: 'WORKDIR /testbed\nENV PATH=/opt/tool/bin:/usr/bin:/bin GREETING=hi',
  });
  await removeContainer(container);
}

async function said(shell: string, environment: Environment = source.environment): Promise<string> {
  const workspace = await workspaces.open({ ...source, environment }, DEFAULT_REPO_LIMITS, NEVER);
  try {
    return (await workspace.run({ shell }, NEVER)).output;
  } finally {
    await workspace.close();
  }
}

describe.skipIf(why !== null)('a task that names an image', { timeout: DOCKER_TIMEOUT_MS }, () => {
  withDocker();
  beforeAll(async () => {
    await makeImage();
    cache = mkdtempSync(join(tmpdir(), 'ratchet-images-'));
    backend = await openBubblewrap(join(cache, 'sandbox'), true);
    repository = gitRepository();
    const commit = repository.commit('first', CONTRACT_FILES);
    source = { repository: repository.folder, commit, environment: { setup: [], inputs: [], image: IMAGE } };
    workspaces = new BoxWorkspaces(backend, cache, NO_TOOLS, () => undefined);
  }, DOCKER_TIMEOUT_MS);
  afterAll(async () => {
    await workspaces.close();
    await backend.close();
    repository.remove();
    rmSync(cache, { recursive: true, force: true });
  });

  describeWorkspaces('boxes of an image', () => Promise.resolve({ workspaces, source }));

  it('is worked on by the programs and settings of the image, without a network', async () => {
    expect(await said('sh /opt/tool/bin/greet; echo $GREETING; cat /etc/os-release')).toMatch(
      /^hello from the image\nhi\n[^]*VERSION_CODENAME=trixie/,
    );
    expect(await said('cat /proc/net/dev | grep -v lo: | grep :; ls /root /run; cat /etc/hostname')).not.toMatch(/eth0|docker/);
    expect(await said('touch /opt/x; touch /etc/x; id -u; cat /etc/passwd')).toMatch(/Read-only file system[^]*ratchet:x:/);
  });

  it('stands where the image has it: what was built there is beside the files of the commit, and no history', async () => {
    expect(await said('cd /testbed && pwd -P && cat README.md built/core.so && git log --oneline 2>&1 | wc -l; cat .git/HEAD')).toBe(
      '/work\n# toy\nbuilt\n1\nref: refs/heads/main\n',
    );
    const workspace = await workspaces.open(source, DEFAULT_REPO_LIMITS, NEVER);
    await workspace.run({ shell: 'echo more >> README.md; echo x > built/core.so' }, NEVER);
    expect(await workspace.patch()).toMatchObject({ kind: 'patch', paths: ['README.md'] });
    await workspace.close();
  });

  it('is set up in the image, once', async () => {
    const environment = { ...source.environment, setup: ['cat /etc/os-release > of-setup; sh /opt/tool/bin/greet > greeted'] };
    for (let time = 0; time < 2; time += 1)
      expect(await said('cat greeted of-setup', environment)).toMatch(/^hello from the image\n[^]*trixie/);
    expect(readdirSync(join(cache, 'repositories/environments'))).toHaveLength(1);
    expect(readdirSync(join(cache, 'repositories/images'))).toHaveLength(1);
  });

  it('says what to do where the image, or the engine, is not there', async () => {
    await expect(said('true', { setup: [], inputs: [], image: 'nobody/has:this' })).rejects.toThrow(
      /wants the image nobody\/has:this, which the Docker engine at .* does not have: docker pull nobody\/has:this$/,
    );
    const host = process.env['DOCKER_HOST'];
    process.env['DOCKER_HOST'] = 'unix:///nowhere.sock';
    try {
      const others = new BoxWorkspaces(backend, cache, NO_TOOLS, () => undefined);
      await expect(others.open(source, DEFAULT_REPO_LIMITS, NEVER)).rejects.toThrow(
        /wants the image ratchet-test-checkout:1: no Docker engine can be used/,
      );
    } finally {
      if (host === undefined) delete process.env['DOCKER_HOST'];
      else process.env['DOCKER_HOST'] = host;
    }
    expect(existsSync(join(cache, 'repositories/images'))).toBe(true);
  });
});
