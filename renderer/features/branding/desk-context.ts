import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { BrandingDesk, DeskState } from './branding-desk.ts';

export const DeskContext = createContext<BrandingDesk | null>(null);

export function useDesk(): BrandingDesk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('outside the branding screen');
  return desk;
}

export function useDeskState<T>(select: (state: DeskState) => T): T {
  return useStore(useDesk().store, select);
}
