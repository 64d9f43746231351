import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A tool that is not part of the product; a test without it says so aloud instead of passing in silence. */
export function tool(name: 'openssl' | 'pdfsig' | 'qpdf' | 'pdftoppm' | 'unzip'): boolean {
  const there = existsSync(`/usr/bin/${name}`);
  if (!there)
    process.stderr.write(`NOT RUN: ${name} is not installed; what it would compare is not checked\n`);
  return there;
}

export interface Bench {
  run(...args: string[]): Buffer;
  /** A certificate NAME.crt with its key NAME.key; signed by itself where there is no issuer. */
  certificate(name: string, options: CertificateOptions): void;
  /** Key and certificate of NAME as a PKCS#12 file. */
  p12(name: string, passphrase: string, ...args: string[]): Uint8Array;
  /** What pdfsig says of a file. */
  pdfsig(bytes: Uint8Array): string;
  path(file: string): string;
  close(): void;
}

export interface CertificateOptions {
  readonly key?: readonly string[];
  readonly issuer?: string;
  readonly subject?: string;
  readonly extensions?: string;
  readonly args?: readonly string[];
}

export function openBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'papers-openssl-'));
  const path = (file: string) => join(folder, file);
  const run = (...args: string[]) => execFileSync('/usr/bin/openssl', args, { cwd: folder, stdio: 'pipe' });
  return {
    run,
    path,
    certificate: (name, options) => {
      const {
        key = ['-newkey', 'rsa:2048'],
        issuer,
        subject = `/CN=${name}`,
        extensions,
        args = [],
      } = options;
      const csr = `${name}.csr`;
      run('req', '-new', '-utf8', '-nodes', ...key, '-keyout', `${name}.key`, '-subj', subject, '-out', csr);
      writeFileSync(path(`${name}.ext`), extensions ?? '');
      const by = issuer
        ? ['-CA', `${issuer}.crt`, '-CAkey', `${issuer}.key`, '-CAcreateserial']
        : ['-signkey', `${name}.key`];
      const days = args.includes('-not_after') || args.includes('-days') ? [] : ['-days', '36500'];
      run(
        'x509',
        '-req',
        '-in',
        csr,
        ...by,
        '-extfile',
        `${name}.ext`,
        ...days,
        ...args,
        '-out',
        `${name}.crt`,
      );
    },
    p12: (name, passphrase, ...args) => {
      const out = `${name}.p12`;
      run(
        'pkcs12',
        '-export',
        '-out',
        out,
        '-passout',
        `pass:${passphrase}`,
        '-inkey',
        `${name}.key`,
        '-in',
        `${name}.crt`,
        ...args,
      );
      return new Uint8Array(readFileSync(path(out)));
    },
    pdfsig: (bytes) => {
      writeFileSync(path('check.pdf'), bytes);
      try {
        return execFileSync('/usr/bin/pdfsig', ['check.pdf'], {
          cwd: folder,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        });
      } catch (error) {
        return String((error as { stdout?: string }).stdout);
      }
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}
