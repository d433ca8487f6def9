import type { BrandReading, PictureState } from '#shared/contract/branding.ts';
import { asFilledText, asId, asObject, type JsonObject } from '#shared/domain/json.ts';
import { readImageHeader } from '#shared/domain/image-header.ts';
import { AppFailure, type AppError } from '#shared/errors.ts';
import { createHash } from 'node:crypto';
import type { KeptBrand } from '../storage/methods/branding.ts';
import type { Store } from '../storage/store.ts';
import type { BrandMode, BrandSurroundings, BrandTarget } from './target.ts';

/** A reading as it is kept: pictures by the hash of their bytes. */
export type KeptReading = Omit<BrandReading, 'brand'> & { readonly brand: KeptBrand | null };

interface ReadParts {
  readonly store: Store;
  readonly surroundings: BrandSurroundings;
  readonly now: () => number;
}

/**
 * Reads what is live in one mode (facts 8): the account, then icon and logo by an existing file link or
 * with the key from the file's own address. What an earlier reading brought stays where this one fails.
 */
export async function readLive(
  { store, surroundings, now }: ReadParts,
  mode: BrandMode,
  before: KeptReading,
): Promise<KeptReading> {
  let target: BrandTarget | null = null;
  try {
    target = await surroundings.open(mode.accountId);
    const account = await target.gateway.branding.account();
    if (!account.ok) return refused(before, account.error);
    const named = readBrand(account.value);
    const fetched = {
      icon: await readPicture(target, surroundings, named.iconFile),
      logo: await readPicture(target, surroundings, named.logoFile),
    };
    for (const { picture } of Object.values(fetched)) {
      if (picture !== null) await store.keepBrandPicture(picture);
    }
    return {
      ...before,
      state: 'read',
      permission: missingPermission(fetched),
      errorCode: null,
      readAt: now(),
      brand: {
        ...named.brand,
        icon: fetched.icon.picture?.sha256 ?? null,
        logo: fetched.logo.picture?.sha256 ?? null,
      },
      pictures: { icon: fetched.icon.state, logo: fetched.logo.state },
    };
  } catch (error) {
    if (error instanceof AppFailure) return refused(before, error.error);
    throw error;
  } finally {
    target?.release();
  }
}

function refused(before: KeptReading, error: AppError): KeptReading {
  const isNotPermitted = error.code === 'stripe/permission-missing';
  return {
    ...before,
    state: isNotPermitted ? 'notPermitted' : 'failed',
    permission: isNotPermitted ? (asFilledText(error.params['slug']) ?? 'rak_accounts_kyc_basic_read') : null,
    errorCode: error.code,
  };
}

interface Fetched {
  readonly state: PictureState;
  readonly permission: string | null;
  readonly picture: {
    readonly sha256: string;
    readonly mime: string;
    readonly width: number | null;
    readonly height: number | null;
    readonly bytes: Uint8Array;
  } | null;
}

function missingPermission({ icon, logo }: { icon: Fetched; logo: Fetched }): string | null {
  return icon.permission ?? logo.permission;
}

async function readPicture(
  target: BrandTarget,
  surroundings: BrandSurroundings,
  fileId: string | null,
): Promise<Fetched> {
  if (fileId === null) return { state: 'none', permission: null, picture: null };
  const { branding } = target.gateway;
  const link = await branding.existingLink(fileId);
  if (link.ok && link.value !== null) {
    const fetched = await surroundings.fetchPicture(link.value);
    if (fetched.ok) return asFetched(fetched.value.bytes);
  }
  const contents = await branding.contents(fileId);
  if (contents.ok && contents.value !== null) return asFetched(contents.value);
  const refusal = contents.ok ? null : contents.error;
  if (refusal?.code === 'stripe/permission-missing') {
    const permission = asFilledText(refusal.params['slug']) ?? 'rak_file_read';
    return { state: 'notPermitted', permission, picture: null };
  }
  return { state: 'unreadable', permission: null, picture: null };
}

function asFetched(bytes: Uint8Array): Fetched {
  const header = readImageHeader(bytes);
  if (header === null) return { state: 'unreadable', permission: null, picture: null };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { kind, width, height } = header;
  return {
    state: 'read',
    permission: null,
    picture: { sha256, mime: `image/${kind}`, width, height, bytes },
  };
}

function readBrand(account: JsonObject): {
  brand: Omit<KeptBrand, 'icon' | 'logo'>;
  iconFile: string | null;
  logoFile: string | null;
} {
  const settings = asObject(account['settings']);
  const branding = asObject(settings?.['branding']);
  const payments = asObject(settings?.['payments']);
  const profile = asObject(account['business_profile']);
  return {
    brand: {
      businessName: asFilledText(profile?.['name']),
      brandColour: asColour(branding?.['primary_color']),
      accentColour: asColour(branding?.['secondary_color']),
      supportEmail: asFilledText(profile?.['support_email']),
      supportPhone: asFilledText(profile?.['support_phone']),
      supportUrl: asFilledText(profile?.['support_url']),
      statementDescriptor: asFilledText(payments?.['statement_descriptor']),
    },
    iconFile: asId(branding?.['icon']),
    logoFile: asId(branding?.['logo']),
  };
}

/** Colours are CSS hex or null (facts 8): `#abc` is `#aabbcc`. */
function asColour(value: unknown): string | null {
  const text = asFilledText(value)?.toLowerCase() ?? '';
  const [, red = '', green = '', blue = ''] = /^#([\da-f])([\da-f])([\da-f])$/.exec(text) ?? [];
  if (red !== '') return `#${red}${red}${green}${green}${blue}${blue}`;
  return /^#[\da-f]{6}$/.test(text) ? text : null;
}
