import { useEffect, useRef } from 'react';
import type { MenuCommand } from '#shared/contract/app.ts';

type Handler = () => void;

const handlers = new Map<MenuCommand, Handler[]>();

/**
 * Runs a command by name, whoever asked: the native menu, the palette or keys. The handler that was
 * registered last runs (a screen's before the window's own). False when nobody handles it now.
 */
export function runCommand(name: MenuCommand): boolean {
  const handler = handlers.get(name)?.at(-1);
  handler?.();
  return handler !== undefined;
}

export function isCommandHandled(name: MenuCommand): boolean {
  return (handlers.get(name)?.length ?? 0) > 0;
}

export function handleCommand(name: MenuCommand, handler: Handler): () => void {
  const stack = handlers.get(name) ?? [];
  stack.push(handler);
  handlers.set(name, stack);
  return () => {
    const at = stack.lastIndexOf(handler);
    if (at !== -1) stack.splice(at, 1);
  };
}

/** Handles a command as long as the component is on screen and `isEnabled`. */
export function useCommand(name: MenuCommand, handler: Handler, isEnabled = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => (isEnabled ? handleCommand(name, () => latest.current()) : undefined), [name, isEnabled]);
}
