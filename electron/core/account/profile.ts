import fs from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { profileSchema } from '#shared/contract/account.ts';
import type { ProfileName } from '#shared/contract/rights.ts';
import { writeInTurn } from './write-in-turn.ts';

const FILE = 'profile.json';
const schema = z.strictObject({ profile: profileSchema });

/**
 * Who works at this computer. The file keeps it across restarts; what stops anybody who could remove
 * it is the key, which support have for reading alone.
 */
export interface ProfileKeeper {
  current(): ProfileName;
  set(profile: ProfileName): Promise<void>;
}

/** Without a file it is the owner's. A file that cannot be read means support: the key opens the way out. */
export async function openProfile(dataFolder: string): Promise<ProfileKeeper> {
  const file = path.join(dataFolder, FILE);
  let profile = await read(file);
  return {
    current: () => profile,
    async set(next) {
      await writeInTurn(file, { profile: next });
      profile = next;
    },
  };
}

async function read(file: string): Promise<ProfileName> {
  try {
    return schema.parse(JSON.parse(await fs.readFile(file, 'utf8'))).profile;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'owner' : 'support';
  }
}
