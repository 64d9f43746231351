// `npm test`: set-up and every check from a clean clone. The last line is `N passed, N failed, N skipped`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './lib/chromium.mjs';
import { electronBinary } from './lib/electron.mjs';
import { ROOT, tool } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const CI = process.env.CI === 'true';
const REPORTS = join(ROOT, 'test-results', 'reports');
const total = { passed: 0, failed: 0, skipped: 0 };
const say = (line) => process.stdout.write(`${line}\n`);

function count(name, { passed = 0, failed = 0, skipped = 0 }, started) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  say(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`);
}

function notRun(name, why, failed = false) {
  say(`${name}: NOT RUN (${why})`);
  if (failed) total.failed += 1;
  else total.skipped += 1;
}

/** A tool that says yes or no counts as one. */
async function check(name, node, script, args) {
  const started = Date.now();
  if (!existsSync(script)) return notRun(name, 'the tool is missing');
  const { code, output } = await run(node, [script, ...args], { quiet: true });
  if (code !== 0) say(output.trim());
  count(name, code === 0 ? { passed: 1 } : { failed: 1 }, started);
  return code === 0;
}

/** A test runner with a JSON report. A runner that ended badly without a failed test in its report is itself a failure. */
async function tests(name, node, args, report, read, env = {}) {
  const started = Date.now();
  rmSync(report, { force: true });
  const { code, output } = await run(node, args, { quiet: true, env });
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    // No report: the runner did not get that far, which the exit code says too.
  }
  if (code !== 0 && counts.failed === 0) counts = { ...counts, failed: 1 };
  if (code === 0 && counts.passed + counts.failed === 0) counts = { ...counts, failed: 1 };
  if (code !== 0 || counts.failed > 0) say(output.trim());
  count(name, counts, started);
}

function readVitest(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

function readPlaywright({ stats, errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

async function all() {
  const node = await setUp();
  mkdirSync(REPORTS, { recursive: true });
  const browser = await ensureBrowser(node, say);

  await check('types', node, join(ROOT, 'scripts', 'typecheck.mjs'), []);
  await check('lint', node, tool('@biomejs/biome/bin/biome'), [
    'check',
    '--max-diagnostics=50',
    '--error-on-warnings',
    '.',
  ]);
  await check('layers', node, tool('dependency-cruiser/bin/dependency-cruiser.mjs'), [
    '--config',
    '.dependency-cruiser.cjs',
    'shared',
    'electron',
    'renderer',
  ]);
  const unit = join(REPORTS, 'unit.json');
  const vitest = [
    tool('vitest/vitest.mjs'),
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${unit}`,
  ];
  await tests('unit and integration', node, vitest, unit, readVitest);

  const built = await check('build', node, join(ROOT, 'scripts', 'build.mjs'), []);
  if (browser === null) {
    notRun('e2e', 'no Chromium, Chrome or Edge is installed', CI);
  } else if (!built) {
    notRun('e2e', 'the build failed', true);
  } else {
    const report = join(REPORTS, 'e2e.json');
    const args = [tool('@playwright/test/cli.js'), 'test', '--reporter=list,json'];
    await tests('e2e', node, args, report, readPlaywright, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  }
  if (electronBinary() === null) notRun('electron', 'no binary');
}

try {
  await all();
} catch (cause) {
  say(cause.stack ?? String(cause));
  total.failed += 1;
}
process.exitCode = total.failed > 0 ? 1 : 0;
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
