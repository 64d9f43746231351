import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Socket {
  readonly pid: number;
  readonly protocol: string;
  readonly listening: boolean;
  /** Hexadecimal address and port of the other side, as the kernel prints them; zeros where there is none. */
  readonly remote: string;
}

/** Sockets of this process and all that it started, from /proc (Linux only). */
export function socketsOfTree(root: number = process.pid): Socket[] {
  const owners = new Map<string, number>();
  for (const pid of treeOf(root)) for (const inode of socketInodes(pid)) owners.set(inode, pid);
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) =>
    readFileSync(`/proc/net/${protocol}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .flatMap((fields) => {
        const pid = owners.get(fields[9] ?? '');
        if (pid === undefined) return [];
        return [
          {
            pid,
            protocol,
            listening: protocol.startsWith('tcp') && fields[3] === '0A',
            remote: fields[2] ?? '',
          },
        ];
      }),
  );
}

function treeOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The name of a program may hold blanks and brackets: the fields are counted from the last bracket.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // Ended meanwhile.
    }
  }
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

function socketInodes(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}
