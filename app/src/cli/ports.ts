import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Who listens on a TCP port of this machine, as `name (pid n)`; undefined where we may not see it. Linux only. */
export function holderOf(port: number): string | undefined {
  const inode = listeningInode(port);
  if (inode === undefined) return undefined;
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      for (const descriptor of readdirSync(`/proc/${pid}/fd`)) {
        if (readlinkSync(`/proc/${pid}/fd/${descriptor}`) !== `socket:[${inode}]`) continue;
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
        const shown = command.some(word => word.endsWith('app/run.mjs'))
          ? 'another Okienko'
          : (command[0]?.split('/').at(-1) ?? 'a process');
        return `${shown} (process ${pid})`;
      }
    } catch {
      // Somebody else's process: not ours to look into.
    }
  }
  return undefined;
}

const LISTEN = '0A';

function listeningInode(port: number): string | undefined {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    try {
      for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
        const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
        if (state === LISTEN && local?.endsWith(`:${hex}`)) return inode;
      }
    } catch {
      // No IPv6, or no /proc.
    }
  }
  return undefined;
}
