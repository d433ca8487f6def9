import type { ModeStore } from '../store/mode-store.ts';
import type { AccountProfile } from '../store/portal-objects.ts';
import { samplePicture } from './pictures.ts';
import { textFrom } from './random.ts';
import type { SampleLanguage } from './sample-types.ts';

interface ShopSeed {
  readonly seed: string;
  readonly language: SampleLanguage;
  /** Seconds since the epoch. */
  readonly seededAt: number;
}

/** Public details and brand of the sample shop. Live mode has no logo yet and older colours. */
export function sampleProfile(livemode: boolean, { seed, language }: ShopSeed): AccountProfile {
  return {
    name: language === 'ja' ? '喫茶 森' : 'Kissa Mori',
    supportEmail: 'hello@kissa-mori.example',
    supportPhone: '+81355501234',
    supportUrl: 'https://kissa-mori.example/help',
    url: 'https://kissa-mori.example',
    statementDescriptor: 'KISSA MORI',
    branding: {
      icon: brandFileId(seed, livemode, 'icon'),
      logo: livemode ? null : brandFileId(seed, livemode, 'logo'),
      primary_color: livemode ? '#3b2f2f' : '#2f4b3c',
      secondary_color: livemode ? '#f5efe6' : '#e8a33d',
    },
  };
}

/** The files the branding names. */
export function seedBrandFiles(store: ModeStore, shop: ShopSeed): void {
  const { icon, logo } = store.profile.branding;
  const pictures = [
    { id: icon, purpose: 'business_icon', picture: 'cup-150', filename: 'icon.png' },
    { id: logo, purpose: 'business_logo', picture: 'leaf-150', filename: 'logo.png' },
  ];
  for (const { id, purpose, picture, filename } of pictures) {
    const data = samplePicture(picture);
    if (id === null || data === undefined) continue;
    store.fileContents.set(id, { data, contentType: 'image/png' });
    store.files.put({
      id,
      object: 'file',
      created: shop.seededAt - 400 * 86_400,
      expires_at: null,
      filename,
      purpose,
      size: data.length,
      title: null,
      type: 'png',
      url: `https://files.stripe.com/v1/files/${id}/contents`,
    });
  }
}

function brandFileId(seed: string, livemode: boolean, what: string): string {
  return `file_1${textFrom(`${seed} ${livemode ? 'live' : 'test'} ${what}`, 23)}`;
}
