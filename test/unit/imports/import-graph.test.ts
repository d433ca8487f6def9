import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom, beyond what the compiler holds (the tsconfigs already keep DOM out of core
 * and Node out of shared and the renderer).
 */
const root = path.resolve(import.meta.dirname, '../../..');

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

function sourceFiles(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
}

const STATEMENT =
  /^(?:import|export)\s+(?:(?<clause>[\w\s{},*]*?)\s+from\s+)?['"](?<specifier>[^'"\n]+)['"];/gm;
const DYNAMIC = /\bimport\(\s*['"](?<specifier>[^'"\n]+)['"]\s*\)/g;

function importsOf(file: string): Import[] {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(STATEMENT), ...text.matchAll(DYNAMIC)].map(({ groups }) => ({
    from: file,
    to: resolveSpecifier(file, groups?.['specifier'] ?? ''),
    isTypeOnly: /^\s*type\b/.test(groups?.['clause'] ?? ''),
  }));
}

function resolveSpecifier(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  return `npm:${specifier}`;
}

const imports = ['shared', 'electron', 'renderer'].flatMap(sourceFiles).flatMap(importsOf);

function offenders(rule: (edge: Import) => boolean): string[] {
  return imports.filter(rule).map(({ from, to }) => `${from} -> ${to}`);
}

const inside = (folder: string) => (file: string) => file.startsWith(`${folder}/`);
const isCore = inside('electron/core');
const coreArea = (file: string): string | undefined => /^electron\/core\/([a-z]+)\//.exec(file)?.[1];
const feature = (file: string): string | undefined => /^renderer\/features\/([a-z]+)\//.exec(file)?.[1];

describe('the import graph', () => {
  it('reads the sources', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('lets shared import zod and itself alone', () => {
    expect(
      offenders(({ from, to }) => inside('shared')(from) && !inside('shared')(to) && to !== 'npm:zod'),
    ).toEqual([]);
  });

  it('keeps Electron out of everything but main, preload and shell', () => {
    const mayImport = (file: string) => /^electron\/(?:[a-z-]+\.ts$|shell\/)/.test(file);
    expect(offenders(({ from, to }) => to === 'npm:electron' && !mayImport(from))).toEqual([]);
  });

  it('keeps core free of the shell, the demo account and the renderer', () => {
    const allowed = (to: string) => isCore(to) || inside('shared')(to) || to.startsWith('npm:');
    expect(offenders(({ from, to }) => isCore(from) && !allowed(to))).toEqual([]);
  });

  it('lets the areas of core meet in engine.ts alone, but for types', () => {
    const rule = ({ from, to, isTypeOnly }: Import) => {
      const mine = coreArea(from);
      const other = coreArea(to);
      return !isTypeOnly && mine !== undefined && other !== undefined && mine !== other;
    };
    expect(offenders(rule)).toEqual([]);
  });

  it('imports the Stripe SDK in core/stripe alone', () => {
    const rule = ({ from, to }: Import) => to === 'npm:stripe' && coreArea(from) !== 'stripe';
    expect(offenders(rule)).toEqual([]);
  });

  it('imports node:sqlite in core/storage alone', () => {
    expect(offenders(({ from, to }) => to === 'npm:node:sqlite' && coreArea(from) !== 'storage')).toEqual([]);
  });

  it('lets the demo account import shared at most', () => {
    const demo = inside('electron/demo-account');
    expect(
      offenders(({ from, to }) => demo(from) && !demo(to) && !inside('shared')(to) && !to.startsWith('npm:')),
    ).toEqual([]);
  });

  it('keeps the renderer away from electron and Node', () => {
    const rule = ({ from, to }: Import) =>
      inside('renderer')(from) &&
      (inside('electron')(to) || to.startsWith('npm:node:') || to === 'npm:stripe');
    expect(offenders(rule)).toEqual([]);
  });

  it('lets app import features, and never the reverse', () => {
    const below = /^renderer\/(?:features|screen|ui|grid|bridge|i18n|previews)\//;
    expect(offenders(({ from, to }) => below.test(from) && inside('renderer/app')(to))).toEqual([]);
  });

  it("keeps the renderer's features apart", () => {
    const rule = ({ from, to }: Import) => {
      const mine = feature(from);
      const other = feature(to);
      return mine !== undefined && other !== undefined && mine !== other;
    };
    expect(offenders(rule)).toEqual([]);
  });
});
