import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { originOf, responseHeaders } from './policy.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

export interface AssetRequest {
  readonly url: string;
  readonly method: string;
}

export interface AssetResponse {
  readonly status: 200 | 400 | 403 | 404 | 405;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/**
 * Answers a request of the window from the folder of the built renderer, in both hosts.
 * GET only, one origin, known file types, nothing outside `root` (symbolic links included). HTML gets a fresh style nonce.
 */
export async function resolveAsset(
  root: string,
  origin: string,
  request: AssetRequest,
): Promise<AssetResponse> {
  const nonce = randomBytes(18).toString('base64');
  const refuse = (status: AssetResponse['status']): AssetResponse => ({
    status,
    headers: responseHeaders('text/plain; charset=utf-8', nonce),
    body: new Uint8Array(),
  });
  if (request.method !== 'GET') return refuse(405);
  if (originOf(request.url) !== origin) return refuse(403);

  const path = pathOf(request.url);
  if (path === null) return refuse(400);
  const type = TYPES[extname(path).toLowerCase()];
  if (type === undefined) return refuse(404);
  const file = join(root, path);
  if (!isInside(root, file)) return refuse(403);
  try {
    if (!isInside(await realpath(root), await realpath(file))) return refuse(403);
    const bytes = await readFile(file);
    const body = path.endsWith('.html')
      ? new TextEncoder().encode(stampNonce(bytes.toString('utf8'), nonce))
      : bytes;
    return { status: 200, headers: responseHeaders(type, nonce), body };
  } catch {
    return refuse(404);
  }
}

/** Decoded once; a path that still holds an escape, a backslash, a NUL, or a drive is none of ours. */
function pathOf(url: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || /[\\%:]/.test(path)) return null;
  if (path.split('/').some((part) => part.startsWith('.'))) return null;
  return path === '/' ? '/index.html' : path;
}

function isInside(root: string, file: string): boolean {
  const way = relative(root, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The meta element is how React Aria learns the nonce; whatever the page itself says of a nonce is dropped. */
export function stampNonce(html: string, nonce: string): string {
  const bare = html.replace(/<meta[^>]*property=["']csp-nonce["'][^>]*>/gi, '');
  return bare.replace(/<head([^>]*)>/i, `<head$1><meta property="csp-nonce" content="${nonce}">`);
}
