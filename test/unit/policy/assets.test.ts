import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveAsset, stampNonce } from '../../../electron/host/assets.ts';
import { ORIGINS } from '../../../electron/host/policy.ts';

const ORIGIN = ORIGINS.electron;
const SECRET = 'outside the folder';
let base = '';
let root = '';

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'pledgedesk-assets-'));
  root = join(base, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(base, 'renderer-evil'));
  writeFileSync(
    join(root, 'index.html'),
    '<!doctype html><html><head><title>t</title></head><body></body></html>',
  );
  writeFileSync(join(root, 'assets', 'main-項.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'notes.exe'), 'MZ');
  writeFileSync(join(root, '.env.js'), 'hidden');
  writeFileSync(join(base, 'secret.js'), SECRET);
  writeFileSync(join(base, 'renderer-evil', 'secret.js'), SECRET);
  symlinkSync(join(base, 'secret.js'), join(root, 'assets', 'link.js'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const get = (path: string) => resolveAsset(root, ORIGIN, { url: `${ORIGIN}${path}`, method: 'GET' });
const text = (body: Uint8Array) => new TextDecoder().decode(body);

describe('asset resolver', () => {
  it('serves the document with a nonce that is in the policy and in the page, new each time', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html', '/index.html#hits']) {
      const found = await get(path);
      expect(found.status).toBe(200);
      expect(found.headers['content-type']).toBe('text/html; charset=utf-8');
      const nonce = /<head><meta property="csp-nonce" content="([^"]+)">/.exec(text(found.body))?.[1] ?? '';
      expect(found.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('serves other files untouched, with type and nosniff, also where their names are escaped', async () => {
    const found = await get('/assets/main-%E9%A0%85.js');
    expect(found.status).toBe(200);
    expect(text(found.body)).toBe('export {};');
    expect(found.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(found.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    '/../secret.js',
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/assets/..%2f..%2fsecret.js',
    '/..%5csecret.js',
    '/assets/..%5c..%5csecret.js',
    '/%252e%252e%252fsecret.js',
    '/..%2frenderer-evil/secret.js',
    '/assets/link.js',
    '/.env.js',
    '/assets/%00.js',
    '/index.html%00.js',
    '/C:/secret.js',
    '/%2fetc/passwd.js',
    '//secret.js',
    '/assets/%ff.js',
    '/assets/notes.exe',
    '/assets',
    '/assets/',
    '/missing.js',
  ])('refuses %s', async (path) => {
    const found = await get(path);
    expect(found.status).toBeGreaterThanOrEqual(400);
    expect(found.body.byteLength).toBe(0);
    expect(found.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('answers one origin and one method', async () => {
    expect(
      (await resolveAsset(root, ORIGIN, { url: 'app://desk.evil/index.html', method: 'GET' })).status,
    ).toBe(403);
    expect(
      (await resolveAsset(root, ORIGIN, { url: 'https://desk.invalid/index.html', method: 'GET' })).status,
    ).toBe(403);
    expect((await resolveAsset(root, ORIGIN, { url: 'file:///etc/passwd', method: 'GET' })).status).toBe(403);
    for (const method of ['POST', 'HEAD', 'PUT', 'OPTIONS', 'get']) {
      expect((await resolveAsset(root, ORIGIN, { url: `${ORIGIN}/index.html`, method })).status).toBe(405);
    }
  });

  it('drops a nonce that the page brought itself', () => {
    const page = `<head lang="ja"><meta property="csp-nonce" content="old"><title>x</title></head>`;
    expect(stampNonce(page, 'new')).toBe(
      '<head lang="ja"><meta property="csp-nonce" content="new"><title>x</title></head>',
    );
  });
});
