import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { AppEvent } from '../../../shared/contract/channels.ts';
import type { Bridge } from '../../../shared/contract/client.ts';

/** All that the window gets of Electron: two functions on two fixed IPC names. Bundled to one CommonJS file, as a sandboxed preload must be. */
const bridge: Bridge = {
  invoke: (channel, input) => ipcRenderer.invoke('desk:call', channel, input),
  subscribe: (listener) => {
    const receive = (_event: IpcRendererEvent, event: AppEvent) => listener(event);
    ipcRenderer.on('desk:event', receive);
    return () => {
      ipcRenderer.removeListener('desk:event', receive);
    };
  },
};

contextBridge.exposeInMainWorld('pledgedesk', bridge);
