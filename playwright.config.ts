import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { electronBinary } from './test/e2e/support/electron-binary.ts';
import type { Options } from './test/e2e/support/fixtures.ts';

const hasElectron = electronBinary(dirname(fileURLToPath(import.meta.url))) !== null;
// Workers read this file too; the sentence belongs once on the screen.
if (!hasElectron && process.env.TEST_WORKER_INDEX === undefined)
  process.stderr.write('electron: NOT RUN (no binary)\n');

export default defineConfig<Options>({
  testDir: 'test/e2e',
  // Playwright follows `paths` at run time too, and would load a declaration file in place of the database module.
  tsconfig: 'test/e2e/support/tsconfig.playwright.json',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: [
    { name: 'chromium-host', use: { hostKind: 'chromium' } },
    ...(hasElectron ? [{ name: 'electron', use: { hostKind: 'electron' as const } }] : []),
  ],
});
