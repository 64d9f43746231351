import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const scripts = new URL('../../../scripts/', import.meta.url);
const load = async <T>(file: string): Promise<T> => (await import(new URL(file, scripts).href)) as T;

const { isInstalled } = await load<{ isInstalled(root: string): boolean }>('setup.mjs');
const { hasDisplay } = await load<{ hasDisplay(platform: string, env: object): boolean }>('lib/electron.mjs');
const { run } = await load<{
  run(
    program: string,
    args: string[],
    options: { quiet: boolean; timeout?: number },
  ): Promise<{ code: number; output: string; timedOut: boolean }>;
}>('lib/run.mjs');

describe('is everything installed', () => {
  let root = '';
  const lock = (packages: object) =>
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  const record = (packages: object) => {
    for (const path of Object.keys(packages)) mkdirSync(join(root, path), { recursive: true });
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
  };
  const a = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pledgedesk-setup-'));
    mkdirSync(join(root, 'node_modules'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('says yes where the record of npm is that of the lockfile, other platforms left aside', () => {
    lock({ '': { name: 'x' }, ...a, 'node_modules/win': { version: '1.0.0', optional: true } });
    record(a);
    expect(isInstalled(root)).toBe(true);
  });

  it('says no where a package is missing, of another version or content, or has been deleted', () => {
    lock(a);
    expect(isInstalled(root)).toBe(false);
    record({});
    expect(isInstalled(root)).toBe(false);
    record({ 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } });
    expect(isInstalled(root)).toBe(false);
    record({ 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } });
    expect(isInstalled(root)).toBe(false);
    record(a);
    rmSync(join(root, 'node_modules', 'a'), { recursive: true });
    expect(isInstalled(root)).toBe(false);
  });

  it('says no where npm was stopped while it wrote', () => {
    lock(a);
    record(a);
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{"packages": {');
    expect(isInstalled(root)).toBe(false);
  });
});

describe('what is installed', () => {
  const read = (file: string) => readFileSync(new URL(file, new URL('../', scripts)), 'utf8');
  const own = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
  interface Locked {
    readonly version?: string;
    readonly integrity?: string;
    readonly link?: boolean;
  }

  it('is named by exact versions', () => {
    const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];
    const wanted = kinds.flatMap((kind) => Object.entries(own[kind] ?? {}));
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter(([, version]) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('has its hash in the lockfile, and no package runs a script', () => {
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)).toEqual([]);
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });
});

describe('display', () => {
  it('is missing only on a Linux that names none', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
  });
});

describe('running a program', () => {
  it('gives its code and output, and a code where it is not there', async () => {
    const said = await run(process.execPath, ['-e', 'console.log(1); console.error(2); process.exit(5)'], {
      quiet: true,
    });
    expect(said.code).toBe(5);
    expect(said.output.split('\n').sort().join('')).toBe('12');
    expect((await run('/no/such/program', [], { quiet: true })).code).toBe(127);
  });

  it('passes arguments as they are, since no shell reads them', async () => {
    const odd = 'a b "c" $(d) 日本 & e';
    const { output } = await run(process.execPath, ['-e', 'process.stdout.write(process.argv[1])', odd], {
      quiet: true,
    });
    expect(output).toBe(odd);
  });

  it('ends a program that takes too long', async () => {
    const ended = await run(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], {
      quiet: true,
      timeout: 300,
    });
    expect(ended.timedOut).toBe(true);
    expect(ended.code).not.toBe(0);
  });
});
