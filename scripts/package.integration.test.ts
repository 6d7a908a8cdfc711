import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { releaseRepository } from './lib/release-repository.mjs';

const script = path.join(import.meta.dirname, 'package.mjs');
const runtime = mkdtempSync(path.join(tmpdir(), 'ferry-runtime-'));

afterEach(() => {
  rmSync(runtime, { recursive: true, force: true });
});

/** Runs `npm run package -- --release` with a runtime that somebody else has made. */
function release(repository: string): { readonly code: number | null; readonly said: string } {
  writeFileSync(path.join(runtime, 'electron'), '');
  const env = {
    ...process.env,
    ELECTRON_OVERRIDE_DIST_PATH: runtime,
    GITHUB_REPOSITORY: repository,
  };
  const ended = spawnSync(process.execPath, [script, '--release'], { env, encoding: 'utf8' });
  return { code: ended.status, said: ended.stderr };
}

it('a release is made of the official runtime only', () => {
  const { code, said } = release('somebody/ferry');
  expect(code).toBe(1);
  expect(said).toContain('official runtime');
});

it('a release must say to which repository it goes', () => {
  expect(() => releaseRepository({})).toThrow('GITHUB_REPOSITORY=owner/name');
  expect(() => releaseRepository({ GITHUB_REPOSITORY: 'a/b/../../c' })).toThrow();
  expect(releaseRepository({ GITHUB_REPOSITORY: 'a-b/c.d' })).toEqual({
    owner: 'a-b',
    name: 'c.d',
  });
});
