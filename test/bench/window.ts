/**
 * `npm run bench -- --window`: the window with an order book of 100,000 lines (or as many as said behind it) beside the same window with 65 lines. Printed as ratios, never a timed test. The window is built before.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { importBook } from '../../electron/app/books.ts';
import { type ChromiumHost, launchChromiumHost } from '../../electron/host/chromium/launch.ts';
import type { OrderBook, OrderLine, Role } from '../../shared/orders/order.ts';
import { ASSETS, benchRecords } from './corpus.ts';
import { benchApp, PEOPLE } from './desk.ts';

const RENDERER = join(ASSETS, '..', 'dist', 'renderer');
const PLACES = ['orders', 'hits', 'papers', 'lists', 'items', 'audit', 'settings', 'today'];

/** `many`: lines of the large book. */
export async function benchWindow(many: number): Promise<void> {
  const small = await measureWindow(65);
  const large = await measureWindow(many);
  console.log(`\nwindow, headless ${process.platform}          65 lines   ${many} lines   ratio`);
  for (const [name, value] of Object.entries(large)) {
    const base = small[name] ?? Number.NaN;
    const cells = [
      name.padEnd(38),
      base.toFixed(1).padStart(9),
      value.toFixed(1).padStart(14),
      (value / base).toFixed(2).padStart(8),
    ];
    console.log(cells.join(' '));
  }
}

/** All figures of one window by name; times in ms, memory in MB. */
async function measureWindow(lines: number): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'pledgedesk-bench-'));
  let host: ChromiumHost | null = null;
  try {
    await fillVault(folder, lines);
    const started = performance.now();
    host = await launchChromiumHost({
      headless: true,
      dataDir: folder,
      assets: ASSETS,
      rendererDir: RENDERER,
    });
    const { page } = host;
    await page.locator('input[type=password]').first().waitFor();
    const start = performance.now() - started;
    const unlocked = performance.now();
    const who = JSON.stringify({ user: 'officer', passphrase: PEOPLE.officer.passphrase });
    await page.evaluate(`window.pledgedesk.invoke('vault.unlock', ${who})`);
    await page.locator('[data-place="orders"]').waitFor();
    const unlock = performance.now() - unlocked;
    await page.waitForTimeout(1500);
    const places = await timed(page, CHANGE_PLACES);
    await page.locator('[data-place="orders"]').click();
    await page
      .getByRole('button', { name: /bench\.csv/ })
      .first()
      .click();
    await page.locator('[data-at="0:1"]').waitFor();
    await page.waitForTimeout(500);
    await page.locator('[data-at="0:1"]').click();
    await page.waitForTimeout(500);
    await page.keyboard.press('Escape');
    const keys = await timed(page, PRESS_KEYS);
    const frames = await timed(page, SCROLL);
    const search = await typedSearch(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const metrics = await session.send('Performance.getMetrics');
    const heap = metrics.metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
    return {
      'start to unlock screen': start,
      'unlock to Today (weak key)': unlock,
      'change of place, median': median(places),
      'change of place, slowest': Math.max(...places),
      'key to paint in the grid, p95': p95(keys),
      'frame while scrolling, p95': p95(frames),
      'search in the grid, first letter': search,
      'renderer heap, MB': heap / 1e6,
    };
  } finally {
    await host?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fillVault(folder: string, count: number): Promise<void> {
  const { app, desk } = await benchApp(join(folder, 'vault'));
  const names = benchRecords().flatMap((record) => record.names.map((name) => name.text));
  const book: OrderBook = {
    id: 'b'.repeat(64),
    fileName: 'bench.csv',
    format: 'csv',
    problems: [],
    lines: Array.from({ length: count }, (_, i) => lineOf(i, names)),
  };
  const imported = await importBook(desk(), book, new Uint8Array([1]));
  if (!imported.ok) throw new Error(imported.error.message.key);
  await app.close();
}

function lineOf(i: number, names: readonly string[]): OrderLine {
  const at = { sheet: 'S', row: i + 2, column: 'A' };
  const party = (role: Role, name: string) => ({ role, asGiven: name, name, at });
  const field = (text: string) => ({ text, at });
  return {
    key: `S!${i + 2}`,
    orderNo: `PO-${Math.floor(i / 10)}`,
    lineNo: String((i % 10) + 1),
    sheet: 'S',
    row: i + 2,
    hidden: false,
    fields: {
      item_desc: field('sintered NdFeB magnet N42SH'),
      quantity: field('100'),
      unit: field('kg'),
      country_dest: field('Japan'),
    },
    parties: [party('buyer', names[i % 997] ?? ''), party('end_user', names[(i * 7) % 20_000] ?? '')],
  };
}

/** Asks the page itself: what a click or key starts there, up to the second frame after it. */
async function timed(page: Page, script: string): Promise<number[]> {
  return (await page.evaluate(`(async () => {
    const times = [];
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    ${script}
    return times;
  })()`)) as number[];
}

const CHANGE_PLACES = `
  for (let round = 0; round < 3; round++) {
    for (const place of ${JSON.stringify(PLACES)}) {
      const began = performance.now();
      document.querySelector('[data-place="' + place + '"]').click();
      await frame();
      await frame();
      times.push(performance.now() - began);
      await pause(400);
    }
  }`;

const PRESS_KEYS = `
  document.querySelector('[data-at="0:1"]').focus();
  for (let i = 0; i < 100; i++) {
    const began = performance.now();
    const init = { key: 'ArrowDown', code: 'ArrowDown', bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', init));
    await frame();
    await frame();
    times.push(performance.now() - began);
  }`;

const SCROLL = `
  const scroller = [...document.querySelectorAll('*')].find(
    (one) => one.scrollHeight > one.clientHeight + 500 && one.querySelector('[data-at]') !== null,
  );
  let last = performance.now();
  for (let i = 0; i < 180; i++) {
    if (scroller !== undefined) scroller.scrollTop += 347;
    await frame();
    times.push(performance.now() - last);
    last = performance.now();
  }`;

/** From the last letter to the answer, with the pause for typing that the box waits. */
async function typedSearch(page: Page): Promise<number> {
  const grid = page.getByRole('grid');
  const before = await grid.getAttribute('aria-rowcount');
  const began = performance.now();
  await page.getByRole('searchbox').fill('PO-0');
  await page.locator(`[role=grid]:not([aria-rowcount="${before}"])`).waitFor();
  return performance.now() - began;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}
