import { contextBridge, ipcRenderer } from 'electron';
import { KEY_CHANNEL } from '#shared/contract/channels.ts';
import type { KeyBridge } from '#shared/contract/key-window.ts';

const bridge: KeyBridge = {
  submitKey: (key) => ipcRenderer.send(KEY_CHANNEL, key),
};

contextBridge.exposeInMainWorld('countertopKey', bridge);
