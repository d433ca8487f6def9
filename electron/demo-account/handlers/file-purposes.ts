import { choice, type Param } from '../api/params.ts';

export interface FileType {
  readonly extension: string;
  readonly contentType: string;
}

interface PurposeRule {
  /** Nothing: any kind. */
  readonly types: readonly string[] | undefined;
  readonly maxBytes: number;
  /** Whether a public link may be made (facts 3.2). */
  readonly linkable: boolean;
}

const KB = 1024;
const MB = 1024 * KB;
const BRAND: PurposeRule = { types: ['jpg', 'png', 'gif'], maxBytes: 512 * KB, linkable: true };
const PAPER: PurposeRule = { types: ['jpg', 'png', 'pdf'], maxBytes: 5 * MB, linkable: true };

/** The purposes an upload can have, with their limits (facts 3.2). */
export const FILE_PURPOSES: Readonly<Record<string, PurposeRule>> = {
  business_icon: BRAND,
  business_logo: BRAND,
  customer_signature: { types: undefined, maxBytes: 4 * MB, linkable: true },
  dispute_evidence: PAPER,
  identity_document: { types: ['jpg', 'png', 'pdf'], maxBytes: 32 * MB, linkable: false },
  pci_document: { types: undefined, maxBytes: 16 * MB, linkable: true },
  tax_document_user_upload: { types: undefined, maxBytes: 16 * MB, linkable: true },
};

export const purposeText: Param<string> = choice(Object.keys(FILE_PURPOSES));

const SIGNATURES: readonly (FileType & { readonly bytes: readonly number[] })[] = [
  { extension: 'png', contentType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { extension: 'jpg', contentType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { extension: 'gif', contentType: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { extension: 'pdf', contentType: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
];

/** What a file is, by its first bytes and not by its name. */
export function fileTypeOf(data: Buffer): FileType | undefined {
  return SIGNATURES.find(({ bytes }) => bytes.every((byte, at) => data[at] === byte));
}
