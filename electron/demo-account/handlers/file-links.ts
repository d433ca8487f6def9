import { mergeMetadata, metadataPatch } from '../api/common-params.ts';
import { missingReference, notFound, refused } from '../api/errors.ts';
import type { Context, Operation } from '../api/operation.ts';
import { operation } from '../api/operation.ts';
import { createdWindow, listPage, pageFields } from '../api/pagination.ts';
import { clearable, flag, integer, required, text, type Param } from '../api/params.ts';
import { newId, randomText } from '../store/ids.ts';
import type { FileLinkObject, FileObject, Metadata } from '../store/objects.ts';
import { FILE_PURPOSES } from './file-purposes.ts';
import { kept } from './patch.ts';

/** Makes a link anyone can open; without `expiresAt` it never ends (facts 3.2). */
export function addFileLink(
  context: Context,
  file: FileObject,
  expiresAt: number | null,
  metadata: Metadata,
): FileLinkObject {
  if (FILE_PURPOSES[file.purpose]?.linkable !== true) {
    throw refused(`You cannot create a file link for a file with purpose '${file.purpose}'.`, 'file');
  }
  if (expiresAt !== null && expiresAt <= context.now) {
    throw refused('`expires_at` must be in the future.', 'expires_at');
  }
  const link: FileLinkObject = {
    id: newId('link'),
    object: 'file_link',
    created: context.now,
    expires_at: expiresAt,
    file: file.id,
    livemode: context.store.livemode,
    metadata,
    url: `${context.account.origin}/links/${randomText(40)}`,
  };
  context.store.fileLinks.put(link);
  return link;
}

const createFileLink = operation({
  method: 'POST',
  path: '/v1/file_links',
  permission: 'rak_file_write',
  answers: 'file_link',
  fields: { file: required(text()), expires_at: integer(0), metadata: metadataPatch },
  handle(context, params) {
    const file = context.store.files.get(params.file);
    if (file === undefined) throw missingReference('file upload', params.file, 'file');
    return addFileLink(context, file, params.expires_at ?? null, mergeMetadata({}, params.metadata));
  },
});

/** `now` revokes the link at once. */
const expiry: Param<number | 'now'> = {
  shape: { kind: 'integer' },
  decode: (raw, at) => (raw === 'now' ? 'now' : integer(0).decode(raw, at)),
};

const updateFileLink = operation({
  method: 'POST',
  path: '/v1/file_links/:id',
  permission: 'rak_file_write',
  answers: 'file_link',
  fields: { expires_at: clearable(expiry), metadata: metadataPatch },
  handle(context, params) {
    const old = findLink(context);
    const sent = params.expires_at === 'now' ? context.now : params.expires_at;
    const link = {
      ...old,
      expires_at: kept(sent, old.expires_at),
      metadata: mergeMetadata(old.metadata, params.metadata),
    };
    context.store.fileLinks.put(link);
    return link;
  },
});

const retrieveFileLink = operation({
  method: 'GET',
  path: '/v1/file_links/:id',
  permission: 'rak_file_read',
  answers: 'file_link',
  fields: {},
  handle: (context) => findLink(context),
});

const listFileLinks = operation({
  method: 'GET',
  path: '/v1/file_links',
  permission: 'rak_file_read',
  answers: 'file_link',
  fields: { ...pageFields, created: createdWindow, expired: flag(), file: text() },
  handle(context, params) {
    const { fileLinks } = context.store;
    return listPage({
      order: fileLinks.order,
      entryOf: (id) => fileLinks.entry(id),
      page: params,
      url: context.path,
      noun: 'file link',
      created: params.created,
      accepts: (link) =>
        (params.file === undefined || link.file === params.file) &&
        (params.expired === undefined || isExpired(link, context.now) === params.expired),
    });
  },
});

function findLink(context: Context): FileLinkObject {
  const link = context.store.fileLinks.get(context.id);
  if (link === undefined) throw notFound('file link', context.id);
  return link;
}

function isExpired(link: FileLinkObject, now: number): boolean {
  return link.expires_at !== null && link.expires_at <= now;
}

export const fileLinkOperations: readonly Operation[] = [
  createFileLink,
  retrieveFileLink,
  updateFileLink,
  listFileLinks,
];
