import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './paths.mjs';

/** A folder is stale when the contents of its sources are not those it was built from. */
export function isStale(out, digest) {
  const file = stampFile(out);
  return !existsSync(out) || !existsSync(file) || readFileSync(file, 'utf8') !== digest;
}

export function stamp(out, digest) {
  writeFileSync(stampFile(out), digest);
}

function stampFile(out) {
  return join(dirname(out), `.${out.split(/[\\/]/).at(-1)}.sha256`);
}

/** Taken before the build, so that a file changed meanwhile makes the next run build again. */
export function sourceDigest(sources) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(ROOT, path);
    const found = statSync(full, { throwIfNoEntry: false });
    if (found === undefined) hash.update(`${path} missing\n`);
    else if (found.isDirectory()) for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
    else hash.update(`${path}\0`).update(readFileSync(full));
  };
  for (const source of [...sources, 'scripts/build.mjs']) add(source);
  return hash.digest('hex');
}
