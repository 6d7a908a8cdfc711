import { readFileSync } from 'node:fs';
import path from 'node:path';
import { boolean, looseObject, object, optional, parse, record, string } from 'valibot';
import { describe, expect, it } from 'vitest';

const project = path.join(import.meta.dirname, '..');
const textOf = (name: string): string => readFileSync(path.join(project, name), 'utf8');

const entry = object({
  version: optional(string()),
  integrity: optional(string()),
  resolved: optional(string()),
  link: optional(boolean()),
  hasInstallScript: optional(boolean()),
});
const { packages } = parse(
  looseObject({ packages: record(string(), entry) }),
  JSON.parse(textOf('package-lock.json')),
);
const installed = Object.fromEntries(Object.entries(packages).filter(([name]) => name !== ''));

/** They would like to run something when they are installed, and work without: see why. */
const INSTALL_SCRIPTS = [
  // Would compile what its package brings compiled.
  'node_modules/classic-level',
  // Brings an archive tool for installers that Ferry does not make.
  'node_modules/electron-winstaller',
];

describe('what is installed', () => {
  it('is known by its content, each package', () => {
    const unknown = Object.entries(installed)
      .filter(([, { link }]) => link !== true)
      .filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)
      .map(([name]) => name);
    expect(unknown).toEqual([]);
    expect(Object.keys(installed).length).toBeGreaterThan(500);
  });

  it('comes from the npm registry, or from within a package that does', () => {
    const elsewhere = Object.values(installed).flatMap(({ resolved = '' }) =>
      /^(?:$|https:\/\/registry\.npmjs\.org\/|node_modules\/)/u.test(resolved) ? [] : [resolved],
    );
    expect(elsewhere).toEqual([]);
  });

  it('runs no script while it is installed, and would like to in three known cases', () => {
    expect(textOf('.npmrc').split('\n')).toContain('ignore-scripts=true');
    const scripted = Object.entries(installed)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([name]) => name);
    expect(scripted).toEqual(INSTALL_SCRIPTS);
  });

  it('is named with its exact version, and with its reason', () => {
    const own = parse(
      looseObject({
        dependencies: record(string(), string()),
        devDependencies: record(string(), string()),
      }),
      JSON.parse(textOf('package.json')),
    );
    const reasons = textOf('docs/dependencies.md');
    for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/u);
      expect(reasons).toContain(`\`${name}\``);
    }
    expect(Object.keys(own.dependencies)).toEqual(['classic-level']);
  });
});
