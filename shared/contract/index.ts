import type { z } from 'zod';
import { account } from './account.ts';
import { app } from './app.ts';
import { branding } from './branding.ts';
import { catalog } from './catalog.ts';
import { catalogBulk } from './catalog-bulk.ts';
import { catalogDuplicates } from './catalog-duplicates.ts';
import { catalogExchange } from './catalog-exchange.ts';
import { catalogLookupKeys } from './catalog-lookup-keys.ts';
import { catalogTax } from './catalog-tax.ts';
import { catalogViews } from './catalog-views.ts';
import { catalogSheet } from './catalog-sheet.ts';
import { copies } from './copies.ts';
import { customers } from './customers.ts';
import { portal } from './portal.ts';
import type { Procedure, Stream } from './procedure.ts';
import { sync } from './sync.ts';
import { transfer } from './transfer.ts';

/**
 * The whole surface between the window and the engine. Adding a procedure = its line in an area
 * here, its handler in `electron/core`, its use in `renderer`: three places.
 */
export const contract = {
  app,
  account,
  branding,
  catalog: {
    ...catalog,
    ...catalogSheet,
    ...catalogViews,
    ...catalogBulk,
    ...catalogTax,
    ...catalogDuplicates,
    ...catalogLookupKeys,
    ...catalogExchange,
  },
  copies,
  customers,
  portal,
  sync,
  transfer,
} as const;

export type Contract = typeof contract;
export type AreaName = keyof Contract;

/** `area.verbNoun`, for every procedure of the contract. */
export type ProcedureName = {
  [A in AreaName]: `${A}.${keyof Contract[A] & string}`;
}[AreaName];

export type ProcedureOf<N extends ProcedureName> = N extends `${infer A extends AreaName}.${infer P}`
  ? P extends keyof Contract[A]
    ? Contract[A][P]
    : never
  : never;

type Parsed<T> = T extends z.ZodType ? z.output<T> : never;
export type InputOf<N extends ProcedureName> = ProcedureOf<N> extends { input: infer I } ? Parsed<I> : never;
export type OutputOf<N extends ProcedureName> =
  ProcedureOf<N> extends { output: infer O } ? Parsed<O> : never;
export type ProgressOf<N extends ProcedureName> =
  ProcedureOf<N> extends { progress: infer P } ? Parsed<P> : never;

export type StreamName = {
  [N in ProcedureName]: ProcedureOf<N> extends Stream ? N : never;
}[ProcedureName];
export type CallName = Exclude<ProcedureName, StreamName>;

/** Looks a procedure up by a name that came over IPC; undefined when there is none. */
export function findProcedure(name: string): Procedure | undefined {
  const [areaName, procedureName, ...rest] = name.split('.');
  if (areaName === undefined || procedureName === undefined || rest.length > 0) return undefined;
  if (!Object.hasOwn(contract, areaName)) return undefined;
  const area: Record<string, Procedure> = contract[areaName as AreaName];
  return Object.hasOwn(area, procedureName) ? area[procedureName] : undefined;
}
