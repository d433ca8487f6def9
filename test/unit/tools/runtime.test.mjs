import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { launcherFlags } from '../../../electron/tools/lib/launch.mjs';
import { asAppEnvironment, asNodeEnvironment } from '../../../electron/tools/lib/electron.mjs';

it("runs the tests in the app's own Node, with the SQLite that the app searches with", () => {
  expect(process.versions.electron).toMatch(/^43\./);
  expect(process.versions.node).toMatch(/^24\./);
  const database = new DatabaseSync(':memory:');
  database.exec("CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'trigram')");
  database.exec("INSERT INTO words VALUES ('消費税込みの商品')");
  expect(database.prepare("SELECT count(*) AS found FROM words WHERE text MATCH '税込み'").get()).toEqual({
    found: 1,
  });
  database.close();
});

it('leaves nothing in the environment of the app that would make it a plain Node', () => {
  const env = asAppEnvironment(asNodeEnvironment({ HOME: '/home/user', NODE_OPTIONS: '--inspect' }));
  expect(env).toEqual({ HOME: '/home/user' });
});

it('turns the sandbox off for root only', () => {
  const isRoot = process.platform === 'linux' && process.getuid() === 0;
  expect(launcherFlags()).toEqual(isRoot ? ['--no-sandbox'] : []);
});
