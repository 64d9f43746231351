// `npm run silence`: a whole end-to-end run in a network of its own where every address there is leads back to a counter, and
// once more under a trace of its system calls. Ends with 1 where a packet was sent, a port opened, or a stream begun to another
// machine. Linux only.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT, tool } from './lib/paths.mjs';

const self = fileURLToPath(import.meta.url);
const say = (line) => process.stdout.write(`${line}\n`);
const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const specs = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));

if (process.argv.includes('--inside')) inside(process.argv.includes('--trace'));
else outside();

/** Packets of the only interface of this network. */
function packets() {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((one) => one.trim().startsWith('lo:'));
  return Number((line ?? '').split(':')[1]?.trim().split(/\s+/)[9] ?? Number.NaN);
}

/** The counter works: a packet to a name server far away is seen. */
function knock() {
  const script = "const s=require('node:dgram').createSocket('udp4');s.send('x',53,'8.8.8.8',()=>s.close())";
  const before = packets();
  spawnSync(process.execPath, ['-e', script]);
  return packets() - before;
}

function inside(traced) {
  for (const args of [
    ['link', 'set', 'lo', 'up'],
    ['route', 'add', 'local', '0.0.0.0/0', 'dev', 'lo'],
    ['-6', 'route', 'add', 'local', '::/0', 'dev', 'lo'],
  ])
    spawnSync('ip', args);
  if (!(knock() > 0)) {
    say('silence: NOT RUN (the counter of the network does not count)');
    process.exit(2);
  }
  const folder = mkdtempSync(join(tmpdir(), 'pledgedesk-silence-'));
  const before = packets();
  const test = [tool('@playwright/test/cli.js'), 'test', ...(specs.length > 0 ? specs : ['job.spec.ts'])];
  const trace = [
    '-ff',
    '--seccomp-bpf',
    '-yy',
    '-o',
    join(folder, 't'),
    '-e',
    // Calls that send are left out: they are the browser's own post between its processes, and the interface counts what leaves.
    'trace=connect,bind,listen',
  ];
  const [program, args] = traced
    ? ['strace', ['-f', ...trace, process.execPath, ...test, '--timeout=600000']]
    : [process.execPath, test];
  const run = spawnSync(program, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  const sent = packets() - before;
  const calls = traced ? callsIn(folder) : [];
  rmSync(folder, { recursive: true, force: true });
  say(`silence${traced ? ' (traced)' : ''}: e2e ended with ${run.status}, ${sent} packets sent`);
  const bad = calls.filter(({ harmless }) => !harmless);
  if (traced) {
    say(
      `silence (traced): ${calls.length} calls that connect, bind or listen, ${bad.length} of them towards a network`,
    );
    for (const [call, count] of counted(calls)) say(`  ${count} × ${call}`);
  }
  process.exit(run.status === 0 && sent === 0 && bad.length === 0 ? 0 : 1);
}

/**
 * The calls by kind and address. Harmless are sockets of the machine itself (UNIX, NETLINK), a stream to an own port, and a datagram
 * socket that is "connected" or bound to no port of its own: that asks the kernel for a route and sends nothing, as the count of
 * packets shows.
 */
function callsIn(folder) {
  return readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, call, kind = '?', rest = ''] =
          /^(connect|bind|listen)\(\d+(?:<([A-Za-z0-9-]+).*?>)?, (.*)$/.exec(line) ?? [];
        if (call === undefined) return [];
        const [, family] = /sa_family=(AF_\w+)/.exec(rest) ?? [];
        const [, port] = /port=htons\((\d+)\)/.exec(rest) ?? [];
        const [, address] = /(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"/.exec(rest) ?? [];
        const local = family === 'AF_UNIX' || family === 'AF_NETLINK' || /^(UNIX|NETLINK)/.test(kind);
        const loopback = address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
        const datagram = /^UDP/.test(kind) && (call === 'connect' || (call === 'bind' && port === '0'));
        const where = [kind, family, address && `[${address}]:${port}`].filter(Boolean).join(' ');
        return [
          {
            text: `${call} ${local ? 'local ' : ''}${where}`,
            harmless: local || datagram || (call === 'connect' && loopback),
          },
        ];
      }),
  );
}

function counted(calls) {
  const counts = new Map();
  for (const { text, harmless } of calls) {
    const key = harmless ? text : `${text} (!)`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 30);
}

function outside() {
  const lacks = ['unshare', 'ip'].filter((program) => !has(program));
  if (process.platform !== 'linux' || lacks.length > 0) {
    say(`silence: NOT RUN (needs Linux${lacks.map((program) => `, ${program}`).join('')})`);
    process.exit(2);
  }
  if (!existsSync(join(ROOT, 'dist', 'renderer'))) {
    say('silence: NOT RUN (npm run build comes first)');
    process.exit(2);
  }
  const own = process.getuid?.() === 0 ? ['-n'] : ['-rn'];
  if (spawnSync('unshare', [...own, 'true']).status !== 0) {
    say('silence: NOT RUN (this system gives no network namespace)');
    process.exit(2);
  }
  const enter = (...more) =>
    spawnSync('unshare', [...own, process.execPath, self, '--inside', ...more, ...specs], {
      stdio: 'inherit',
    }).status;
  const counting = enter();
  let tracing = 2;
  if (has('strace')) tracing = enter('--trace');
  else say('silence (traced): NOT RUN (no strace)');
  process.exit(counting === 0 && tracing !== 1 ? 0 : 1);
}
