import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

/** What `findBrowser` of the Chromium host finds, asked of Node 24 since the running Node may not read TypeScript. */
export async function browserPath(node) {
  const module = pathToFileURL(join(ROOT, 'electron', 'host', 'chromium', 'browser.ts')).href;
  const script = `import(${JSON.stringify(module)}).then((m) => process.stdout.write(m.findBrowser() ?? ''))`;
  const { output } = await run(node, ['-e', script], { quiet: true });
  return output.trim() === '' ? null : output.trim();
}

/** Programs that tests hold the product against, and the Debian packages that bring them. */
const TOOLS = { pdftotext: 'poppler-utils', qpdf: 'qpdf', unzip: 'unzip', openssl: 'openssl' };

/** As root on Debian the missing tools are installed; elsewhere the command is named. */
export async function ensureBrowser(node, say) {
  const found = await browserPath(node);
  const isDebian = existsSync('/etc/debian_version');
  const wanted = [
    found === null ? 'chromium' : '',
    ...Object.entries(TOOLS).map(([tool, from]) => (existsSync(`/usr/bin/${tool}`) ? '' : from)),
  ].filter(Boolean);
  if (wanted.length === 0 || (found !== null && process.platform !== 'linux')) return found;
  const command = {
    linux: `sudo apt-get install ${wanted.join(' ')}`,
    darwin: 'brew install --cask chromium',
    win32: 'winget install Google.Chrome',
  };
  if (!isDebian || process.getuid?.() !== 0) {
    if (found === null)
      say(`no Chromium was found; install one: ${command[process.platform] ?? command.linux}`);
    return found;
  }
  say(`installing ${wanted.join(' and ')} (apt-get, as root)`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { quiet: true, env, timeout: 180_000 });
  const args = ['install', '-y', '-q', '--no-install-recommends', ...wanted];
  const installed = await run('apt-get', args, { quiet: true, env, timeout: 300_000 });
  if (installed.code !== 0) say(`apt-get install failed:\n${installed.output.trim()}`);
  return browserPath(node);
}
