/**
 * Where a process can be made to end, by name. `call`: around a call of the engine's to its store or
 * to Stripe, in the main process. `transaction`: in the database's thread, after a method has written
 * and before its transaction is committed.
 */
export const CRASH_POINTS = [
  'edit-asked',
  'edit-committing',
  'edit-committed',
  'freeze-asked',
  'freeze-committing',
  'freeze-committed',
  'sending-asked',
  'sending-committing',
  'sending-committed',
  'request-on-the-way',
  'request-answered',
  'upload-on-the-way',
  'upload-answered',
  'settle-committing',
  'settle-committed',
  'return-committing',
  'conflict-committing',
  'replace-committing',
  'scan-page-read',
  'scan-page-committing',
  'scan-finish-committing',
  'refresh-committing',
  'recover-asked',
  'recover-committing',
] as const;

export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Which store methods are asked at a point, before and after; the thread's points are in `COMMITTING`. */
export const ASKED: Readonly<Record<string, CrashPoint>> = {
  editProduct: 'edit-asked',
  commitPublish: 'freeze-asked',
  markSending: 'sending-asked',
  saveScanPage: 'scan-page-read',
  recoverSending: 'recover-asked',
};

export const COMMITTED: Readonly<Record<string, CrashPoint>> = {
  editProduct: 'edit-committed',
  commitPublish: 'freeze-committed',
  markSending: 'sending-committed',
  settleApplied: 'settle-committed',
};

export const COMMITTING: Readonly<Record<string, CrashPoint>> = {
  editProduct: 'edit-committing',
  commitPublish: 'freeze-committing',
  markSending: 'sending-committing',
  settleApplied: 'settle-committing',
  returnOperation: 'return-committing',
  holdConflicts: 'conflict-committing',
  replaceOperation: 'replace-committing',
  saveScanPage: 'scan-page-committing',
  finishScan: 'scan-finish-committing',
  saveRefresh: 'refresh-committing',
  recoverSending: 'recover-committing',
};

/** What the runner writes into its folder: at which point, and at which time it is reached, counted from 1. */
export interface PointOrder {
  readonly point: CrashPoint;
  readonly hit: number;
}

/** The folder of orders, in the environment of whatever runs the crash build. */
export const ORDERS_VARIABLE = 'COUNTERTOP_CRASH_ORDERS';
export const ORDER_FILE = 'order.json';
export const REACHED_FILE = 'reached';
/** Milliseconds that the app's clock is ahead: time that passed while it was closed. */
export const AHEAD_VARIABLE = 'COUNTERTOP_CRASH_AHEAD_MS';
