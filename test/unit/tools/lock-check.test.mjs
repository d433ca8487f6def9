import { describe, expect, it } from 'vitest';
import { matchesLock } from '../../../electron/tools/lib/dependencies.mjs';
import { lockProblems, readLock, readManifest } from '../../../electron/tools/lib/lock-check.mjs';

describe('lock check', () => {
  it('accepts the lock of this project', () => {
    expect(lockProblems(readLock(), readManifest())).toEqual([]);
  });

  it('names a platform package that the lock lacks', () => {
    const lock = {
      packages: {
        'node_modules/linter': {
          optionalDependencies: { '@linter/linux': '1.0.0', '@linter/windows': '1.0.0' },
        },
        'node_modules/@linter/linux': { version: '1.0.0' },
      },
    };
    expect(lockProblems(lock, {})).toEqual([
      '@linter/windows, a platform package of node_modules/linter, is missing from the lock',
    ]);
  });

  it('finds a platform package nested below the package that names it, or beside one of its parents', () => {
    const lock = {
      packages: {
        'node_modules/a/node_modules/linter': {
          optionalDependencies: { near: '1.0.0', beside: '1.0.0', top: '1.0.0' },
        },
        'node_modules/a/node_modules/linter/node_modules/near': {},
        'node_modules/a/node_modules/beside': {},
        'node_modules/top': {},
      },
    };
    expect(lockProblems(lock, {})).toEqual([]);
  });

  it('refuses a registry host, a version range and a lock that is behind package.json', () => {
    const lock = {
      packages: {
        '': { devDependencies: { a: '^1.0.0', b: '1.0.0' } },
        'node_modules/a': { resolved: 'https://registry.example/a.tgz' },
      },
    };
    expect(lockProblems(lock, { devDependencies: { a: '^1.0.0', b: '2.0.0' } })).toEqual([
      'node_modules/a names a registry host (resolved)',
      'a has no exact version (^1.0.0)',
      'b differs between package.json and the lock: run npm install',
    ]);
  });
});

describe('installed dependencies', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'x' },
      'node_modules/other-platform': { version: '1.0.0', optional: true },
    },
  };

  it('match the lock without the packages of other platforms', () => {
    expect(matchesLock(lock, { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'x' } } })).toBe(
      true,
    );
  });

  it.each([
    ['a package is missing', {}],
    ['a package has another version', { 'node_modules/a': { version: '1.0.1', integrity: 'x' } }],
    ['a package has other content', { 'node_modules/a': { version: '1.0.0', integrity: 'y' } }],
    [
      'there is one too many',
      { 'node_modules/a': { version: '1.0.0', integrity: 'x' }, 'node_modules/b': { version: '1.0.0' } },
    ],
  ])('do not match when %s', (_, packages) => {
    expect(matchesLock(lock, { packages })).toBe(false);
  });
});
