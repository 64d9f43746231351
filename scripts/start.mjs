// `npm start`: installs, builds, opens the workstation; without a display it does the main job on the sample orders instead.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { downloadElectron, electronBinary, hasDisplay } from './lib/electron.mjs';
import { ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './setup.mjs';

/** What the tour answers where there is no browser. */
const NO_BROWSER = 3;
const say = (line) => process.stdout.write(`${line}\n`);

try {
  process.exitCode = await start();
} catch (cause) {
  process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
}

async function start() {
  const node = await setUp();
  const built = await run(node, [join(ROOT, 'scripts', 'build.mjs')]);
  if (built.code !== 0) return built.code;
  if (process.argv.includes('--no-window') || !hasDisplay()) return withoutDisplay(node);
  return inWindow(node);
}

async function inWindow(node) {
  let electron = electronBinary();
  if (electron === null) {
    say('Electron is not here yet: trying its download once (20 s at most).');
    electron = await downloadElectron(node);
  }
  if (electron !== null && process.getuid?.() === 0) {
    say('Electron does not start as root with its sandbox on; a Chromium window is used.');
  } else if (electron !== null) {
    return (await run(electron, [ROOT])).code;
  } else {
    say('No Electron could be had. An installed Chrome, Edge or Chromium shows the window.');
  }
  const { code } = await run(node, [join(ROOT, 'electron', 'host', 'chromium', 'main.ts')]);
  if (code !== 0)
    say('Install Chromium, Chrome or Edge, or name one in PLEDGEDESK_BROWSER, and start again.');
  return code;
}

async function withoutDisplay(node) {
  say('no display: the main job runs on the sample orders in assets/samples.');
  const out = join(ROOT, 'out', 'sample');
  rmSync(out, { recursive: true, force: true });
  const samples = join(ROOT, 'assets', 'samples');
  const cli = join(ROOT, 'electron', 'cli', 'main.ts');
  const orders = join(samples, 'orders.xlsx');
  const job = await run(node, [cli, 'job', orders, '--out', out, '--profile', join(samples, 'profile.json')]);
  if (job.code !== 0) return job.code;
  const signed = await run(node, [cli, 'sample', '--out', out]);
  if (signed.code !== 0) return signed.code;

  const papers = readdirSync(join(out, 'papers')).filter((name) => name.endsWith('.pdf'));
  const place = (path) => relative(process.cwd(), path) || '.';
  say(`workbook:    ${place(join(out, 'audit.xlsx'))}`);
  say(`papers:      ${place(join(out, 'papers'))} (${papers.length} PDFs)`);
  say(`summary:     ${place(join(out, 'summary.json'))}`);

  const tour = join(ROOT, 'electron', 'host', 'chromium', 'tour.ts');
  const toured = await run(node, [tour, '--out', out], { timeout: 120_000 });
  if (toured.code === NO_BROWSER) {
    say('window: NOT RUN (no Chromium, Chrome or Edge is installed)');
    return 0;
  }
  if (toured.code === 0 && existsSync(join(out, 'screenshots')))
    say(`screenshots: ${place(join(out, 'screenshots'))}`);
  return toured.code;
}
