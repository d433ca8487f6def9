import { contextBridge, ipcRenderer } from 'electron';
import { EVENT_CHANNEL, INVOKE_CHANNEL } from '#shared/contract/channels.ts';
import type { CountertopBridge, Message, Reply } from '#shared/contract/envelope.ts';

/**
 * All that the window has of the world outside it: a call and a listener. Nothing is checked here;
 * main parses every call and asks who sent it.
 */
const bridge: CountertopBridge = {
  invoke: async (request) => (await ipcRenderer.invoke(INVOKE_CHANNEL, request)) as Reply,
  listen(listener) {
    const hear = (_event: unknown, message: Message): void => listener(message);
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => void ipcRenderer.off(EVENT_CHANNEL, hear);
  },
};

contextBridge.exposeInMainWorld('countertop', bridge);
