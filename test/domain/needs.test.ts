import { describe, expect, it } from 'vitest';
import { needsOf, NOTHING_SAID } from '../../domain/needs.js';
import { crateNamesIn } from '../../judge/languages/rust/crates.js';

describe('what a task needs', () => {
  it('takes the lock file that lies beside a manifest', () => {
    const manifests = { 'package.json': '{}', 'package-lock.json': '{}', 'requirements.txt': '' };
    const needs = needsOf('typescript', { manifests, setup: [] }, NOTHING_SAID);
    expect(Object.keys(needs?.files ?? {})).toEqual(['package.json', 'package-lock.json']);
    expect(needs?.setup).toEqual([expect.stringMatching(/^npm ci /)]);
    expect(needsOf('javascript', { manifests: { 'package.json': '{}' }, setup: [] }, NOTHING_SAID)?.setup[0]).toMatch(/^npm install /);
  });

  it('takes no lock file of the suite for a manifest of the task', () => {
    const shared = { manifests: { 'package.json': '{"name": "suite"}', 'package-lock.json': '{}' }, setup: [] };
    const needs = needsOf('javascript', { manifests: { 'package.json': '{}' }, setup: [] }, shared);
    expect(needs?.files).toEqual({ 'package.json': '{}' });
  });

  it('is nothing where nothing is said', () => {
    expect(needsOf('rust', NOTHING_SAID, NOTHING_SAID)).toBeNull();
    expect(needsOf('rust', { manifests: { 'Cargo.lock': '' }, setup: [] }, NOTHING_SAID)).toBeNull();
  });
});

describe('crates of a manifest', () => {
  it('are those that it depends on, by their own names', () => {
    const manifest = [
      '[package]',
      'name = "needs"',
      '[dependencies]',
      'hex = "0.4"',
      'json = { package = "serde_json", version = "1" }',
      '[dev-dependencies]',
      'serde = { version = "1", features = ["derive"] }',
      '[dependencies.regex]',
      'version = "1"',
      '[profile.dev]',
      'debug = 0',
    ].join('\n');
    expect([...crateNamesIn(manifest)].toSorted()).toEqual(['hex', 'regex', 'serde', 'serde_json']);
  });
});
