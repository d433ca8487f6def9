import { mergeMetadata } from '../api/common-params.ts';
import { missingParam, notFound, refused } from '../api/errors.ts';
import type { Operation } from '../api/operation.ts';
import { operation } from '../api/operation.ts';
import { createdWindow, listPage, pageFields } from '../api/pagination.ts';
import { flag, integer, object, required, text } from '../api/params.ts';
import { metadataPatch } from '../api/common-params.ts';
import { newId } from '../store/ids.ts';
import type { FileObject } from '../store/objects.ts';
import { addFileLink } from './file-links.ts';
import { FILE_PURPOSES, fileTypeOf, purposeText, type FileType } from './file-purposes.ts';

const createFile = operation({
  method: 'POST',
  path: '/v1/files',
  permission: 'rak_file_write',
  answers: 'file',
  body: 'multipart',
  fields: {
    purpose: required(purposeText),
    file_link_data: object({
      create: required(flag()),
      expires_at: integer(0),
      metadata: metadataPatch,
    }),
  },
  handle(context, params) {
    const upload = context.files.find((part) => part.name === 'file');
    if (upload === undefined) throw missingParam('file');
    const type = fileTypeOf(upload.data);
    checkPurpose(params.purpose, type, upload.data.length);
    const id = newId('file');
    const file: FileObject = {
      id,
      object: 'file',
      created: context.now,
      expires_at: null,
      filename: upload.filename,
      purpose: params.purpose,
      size: upload.data.length,
      title: null,
      type: type?.extension ?? null,
      url: `https://files.stripe.com/v1/files/${id}/contents`,
    };
    context.store.fileContents.set(id, {
      data: upload.data,
      contentType: type?.contentType ?? upload.contentType,
    });
    context.saveFile(id, upload.data);
    context.store.files.put(file);
    const link = params.file_link_data;
    if (link?.create === true) {
      addFileLink(context, file, link.expires_at ?? null, mergeMetadata({}, link.metadata));
    }
    return file;
  },
});

/** Each purpose has its kinds of file and its size (facts 3.2). */
function checkPurpose(purpose: string, type: FileType | undefined, size: number): void {
  const rule = FILE_PURPOSES[purpose];
  if (rule === undefined) throw refused(`Invalid purpose: ${purpose}`, 'purpose');
  if (size === 0) throw refused('The uploaded file is empty.', 'file');
  if (rule.types !== undefined && (type === undefined || !rule.types.includes(type.extension))) {
    throw refused(`File for key file is not one of the following types: ${rule.types.join(', ')}.`, 'file');
  }
  if (size > rule.maxBytes) {
    throw refused(`File is too large. The maximum size is ${rule.maxBytes} bytes.`, 'file');
  }
}

const retrieveFile = operation({
  method: 'GET',
  path: '/v1/files/:id',
  permission: 'rak_file_read',
  answers: 'file',
  fields: {},
  handle(context) {
    const file = context.store.files.get(context.id);
    if (file === undefined) throw notFound('file upload', context.id);
    return file;
  },
});

const listFiles = operation({
  method: 'GET',
  path: '/v1/files',
  permission: 'rak_file_read',
  answers: 'file',
  fields: { ...pageFields, created: createdWindow, purpose: text() },
  handle(context, params) {
    const { files } = context.store;
    return listPage({
      order: files.order,
      entryOf: (id) => files.entry(id),
      page: params,
      url: context.path,
      noun: 'file upload',
      created: params.created,
      accepts: (file) => params.purpose === undefined || file.purpose === params.purpose,
    });
  },
});

export const fileOperations: readonly Operation[] = [createFile, retrieveFile, listFiles];
