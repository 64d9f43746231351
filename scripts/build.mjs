// Builds the window and the Electron bundles into dist/. Run by Node 24 (the other scripts see to it).
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ensureNode24 } from './lib/node24.mjs';
import { ROOT } from './lib/paths.mjs';
import { isStale, sourceDigest, stamp } from './lib/stale.mjs';

await ensureNode24(import.meta.url);
const force = process.argv.includes('--force');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null;
const { build } = await import('vite');

await once('renderer', ['renderer', 'shared', 'assets/locales', 'package-lock.json'], () =>
  build({
    root: join(ROOT, 'renderer'),
    base: './',
    logLevel: 'warn',
    build: {
      outDir: join(ROOT, 'dist', 'renderer'),
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
    },
  }),
);

await once('electron', ['electron', 'shared', 'package-lock.json'], async () => {
  rmSync(join(ROOT, 'dist', 'electron'), { recursive: true, force: true });
  await bundle({ main: source('main'), ...workers() }, 'es', '[name].mjs');
  await bundle({ preload: source('preload') }, 'cjs', '[name].cjs');
});

function source(name) {
  return join(ROOT, 'electron', 'host', 'electron', `${name}.ts`);
}

/** Packages stay outside: they are shipped as they are, with their own data files and binaries. */
function bundle(input, format, fileName) {
  return build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: [] },
    build: {
      ssr: true,
      outDir: join(ROOT, 'dist', 'electron'),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rollupOptions: {
        input,
        external: (id) =>
          !id.startsWith('.') && !id.startsWith('/') && !/^[A-Za-z]:[\\/]/.test(id) && !id.startsWith('\0'),
        output: { format, entryFileNames: fileName, chunkFileNames: '[name].mjs' },
      },
    },
  });
}

/** Every `*-worker.ts` of the app becomes a file of its own beside main, where the bundled code looks for it. */
function workers() {
  const files = readdirSync(join(ROOT, 'electron'), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile() && file.name.endsWith('-worker.ts'))
      .map((file) => [basename(file.name, '.ts'), join(file.parentPath, file.name)]),
  );
}

async function once(name, sources, work) {
  if (only !== null && only !== name) return;
  const out = join(ROOT, 'dist', name);
  const digest = sourceDigest(sources);
  if (!force && !isStale(out, digest)) return;
  await work();
  if (!existsSync(out) || readdirSync(out).length === 0 || !statSync(out).isDirectory()) {
    throw new Error(`nothing was built into dist/${name}`);
  }
  stamp(out, digest);
  process.stdout.write(`built dist/${name}\n`);
}
