import { BACK_ROOM } from './products/back-room.ts';
import { CLASSES } from './products/classes.ts';
import { CLUB } from './products/club.ts';
import { SHELF } from './products/shelf.ts';
import { SOFTWARE_PLANS } from './products/software.ts';
import type { SampleProduct } from './sample-types.ts';

/** The forty products of the café and roaster "Kissa Mori". */
export const KISSA_MORI: readonly SampleProduct[] = [
  ...SHELF,
  ...CLUB,
  ...CLASSES,
  ...SOFTWARE_PLANS,
  ...BACK_ROOM,
];
