/** Reads one file after another as the parent hands them over. Whatever a file does to this process ends with it. */
import { isStrayFault } from '../../electron/pdf/open-pdf.ts';
import { TARGETS, type Target } from './targets.ts';

export interface Job {
  readonly target: Target | 'planted';
  readonly name: string;
  readonly bytes: Uint8Array;
}
export type Reply =
  | { readonly ready: true }
  | { readonly answer: string; readonly rss: number }
  | { readonly thrown: string; readonly rss: number };

const say = (reply: Reply) => process.send?.(reply);
const rss = () => Math.round(process.memoryUsage.rss() / 2 ** 20);

process.on('message', async ({ target, name, bytes }: Job) => {
  try {
    const read = target === 'planted' ? planted : TARGETS[target];
    const answer = await read(Uint8Array.from(bytes), name);
    say({ answer, rss: rss() });
  } catch (cause) {
    say({ thrown: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause), rss: rss() });
  }
});
process.on('unhandledRejection', (cause) => {
  if (!isStrayFault(cause)) throw cause;
});

/** A reader with the defects that the harness must find: byte 0 says which. */
async function planted(bytes: Uint8Array): Promise<string> {
  if (bytes[0] === 0x43) process.abort();
  if (bytes[0] === 0x48) for (;;);
  if (bytes[0] === 0x54) throw new TypeError('planted');
  if (bytes[0] === 0x4b) return 'planted:no.such.sentence';
  if (bytes[0] === 0x4d) {
    const kept: number[][] = [];
    for (;;) kept.push(new Array<number>(1_000_000).fill(kept.length));
  }
  return 'ok';
}

say({ ready: true });
