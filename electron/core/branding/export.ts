import fs from 'node:fs/promises';
import path from 'node:path';
import type { Account } from '#shared/contract/account.ts';
import type { SheetPreview } from '#shared/contract/branding.ts';
import { failure } from '#shared/errors.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../storage/store.ts';
import { readPreviewSample } from './preview-sample.ts';

interface ExportParts {
  readonly store: Store;
  readonly ports: Pick<Ports, 'clock' | 'places' | 'sheets'>;
}

/** Icon and logo of a draft as files, in the very bytes that were judged. Nothing that is there is overwritten. */
export async function exportPictures(
  { store, ports }: ExportParts,
  draftId: number,
): Promise<{ folder: string; files: string[] } | null> {
  const kept = await store.readKeptBrand({ draftId });
  const { name } = await store.readBrandDraft({ draftId });
  const folder = await ports.places.folder();
  if (folder === null) return null;
  const files: string[] = [];
  for (const slot of ['icon', 'logo'] as const) {
    const sha256 = kept[slot];
    const picture = sha256 === null ? null : await store.readBrandPicture({ sha256 });
    if (picture === null) continue;
    const ending = picture.mime === 'image/png' ? 'png' : 'jpg';
    files.push(await writeBeside(folder, `${fileName(name)}-${slot}`, ending, picture.bytes));
  }
  return { folder, files };
}

/** The sheet of chosen previews, as a file where the person wants it. Null when they chose no place. */
export async function exportSheet(
  { store, ports, account }: ExportParts & { account: Pick<Account, 'mode' | 'name'> },
  input: { draftId: number; kind: 'pdf' | 'png'; previews: SheetPreview[] },
): Promise<{ file: string } | null> {
  const { draftId, kind, previews } = input;
  const draft = await store.readBrandDraft({ draftId });
  const madeAt = ports.clock.now();
  const day = new Date(madeAt).toISOString().slice(0, 10);
  const file = await ports.places.file(`${fileName(draft.name)}-${day}.${kind}`);
  if (file === null) return null;
  const bytes = await ports.sheets.print({
    what: 'brand',
    kind,
    draftName: draft.name,
    accountName: account.name,
    mode: account.mode,
    madeAt,
    brand: draft.brand,
    sample: await readPreviewSample(store),
    previews,
  });
  await writeWhole(file, bytes);
  return { file: path.basename(file) };
}

async function writeBeside(folder: string, name: string, ending: string, bytes: Uint8Array): Promise<string> {
  for (let copy = 1; copy < 100; copy += 1) {
    const file = `${name}${copy === 1 ? '' : `-${String(copy)}`}.${ending}`;
    try {
      await fs.writeFile(path.join(folder, file), bytes, { flag: 'wx' });
      return file;
    } catch (error) {
      if (!isTaken(error)) throw notWritten(file, error);
    }
  }
  throw failure('branding/file-not-written', { file: `${name}.${ending}` });
}

/** Whole or not at all: a sheet cut off by a full disk must not stand where a good one was. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const part = `${file}.part`;
  try {
    await fs.writeFile(part, bytes);
    await fs.rename(part, file);
  } catch (error) {
    await fs.rm(part, { force: true }).catch(() => undefined);
    throw notWritten(path.basename(file), error);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function notWritten(file: string, error: unknown): Error {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (reason === 'ENOSPC' || reason === 'EDQUOT') return failure('app/disk-full');
  return failure('branding/file-not-written', { file });
}

/** A name that every file system takes. */
function fileName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\p{C}\\/:*?"<>|.]/gu, ' ')
    .trim()
    .replaceAll(/\s+/g, '-')
    .slice(0, 60);
  return plain === '' ? 'brand' : plain;
}
