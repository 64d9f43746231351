import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkedContent } from '../../electron/app/pack-content.ts';
import { verifyAudit } from '../../electron/audit/verify-audit.ts';
import { LIMITS } from '../../electron/intake/limits.ts';
import { previewOrders, readOrders } from '../../electron/intake/orders.ts';
import { parseFile } from '../../electron/intake/parse-file.ts';
import { readDraft } from '../../electron/lists/read/dispatch.ts';
import { HEAD_BYTES } from '../../electron/lists/read/kind.ts';
import { LIST_LIMITS } from '../../electron/lists/read/limits.ts';
import { Sink } from '../../electron/lists/read/sink.ts';
import { inMemory } from '../../electron/lists/read/source.ts';
import { encodingOfText } from '../../electron/lists/read/text-encoding.ts';
import { isKeyFile, readKeyFile } from '../../electron/packs/key-file.ts';
import { readPack, unpack } from '../../electron/packs/pack-file.ts';
import { openSigner } from '../../electron/papers/signer.ts';
import type { PdfVerification } from '../../electron/papers/verify.ts';
import { VERIFY_LIMITS, verifyForeignPdf } from '../../electron/papers/verify-foreign.ts';
import { restoreVault } from '../../electron/vault/restore.ts';
import type { Result } from '../../shared/contract/errors.ts';
import { PEOPLE } from '../crash/stage.ts';
import { WarmPdf } from './warm-pdf.ts';

/**
 * The readers of the product, each as what a worker or a handler runs. The answer is `ok` or the key of the sentence with
 * which the file was refused; anything thrown is a defect.
 */
export const TARGETS = {
  orders: (bytes: Uint8Array, name: string) => readOrderFile(bytes, name),
  list: (bytes: Uint8Array, name: string) => readList(bytes, name),
  pdf: (bytes: Uint8Array) => checkPdf(bytes),
  p12: async (bytes: Uint8Array) => keyOf(await openSigner(bytes, SEED_PASSPHRASE, '2027-06-01T09:00:00Z')),
  pack: async (bytes: Uint8Array) => readPackFile(bytes),
  backup: (bytes: Uint8Array) => restore(bytes),
  audit: async (bytes: Uint8Array) => keyOf(await verifyAudit(bytes)),
} as const;
export type Target = keyof typeof TARGETS;
export const TARGET_NAMES = Object.keys(TARGETS) as Target[];

export const SEED_PASSPHRASE = 'seed-pass';

/** The library loops in some broken files; the product gives it more time than a long run can. */
const PDF_MILLISECONDS = Number(process.env.FUZZ_PDF_MILLISECONDS ?? VERIFY_LIMITS.milliseconds);
const PDF_WARM = process.env.FUZZ_PDF_WARM === '1';
let warm: WarmPdf | null = null;

const keyOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.message.key);

async function readOrderFile(bytes: Uint8Array, name: string): Promise<string> {
  const task = {
    bytes,
    name,
    encoding: undefined,
    sheet: undefined,
    locale: 'zh-CN',
    limits: LIMITS,
  } as const;
  const opened = rangeAsRefusal(() => parseFile(task));
  if (!opened.ok) return opened.error.message.key;
  const preview = previewOrders(opened.value);
  const read = readOrders(opened.value);
  return preview.ok ? keyOf(read) : keyOf(preview);
}

/** As `parse-worker.ts` does. */
function rangeAsRefusal<T>(read: () => Result<T>): Result<T> {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return { ok: false, error: { code: 'file-too-large', message: { key: 'intake:file.memory' } } };
  }
}

async function readList(bytes: Uint8Array, name: string): Promise<string> {
  const sink = new Sink(LIST_LIMITS, () => undefined);
  const encoding = encodingOfText(bytes, 'zh-CN')?.encoding ?? 'utf-8';
  const job = { beside: [], source: undefined, mapping: undefined, pasted: false, limits: LIST_LIMITS };
  const file = inMemory(bytes, name, encoding, 1 << 20);
  const outcome = await readDraft({ ...job, file }, bytes.subarray(0, HEAD_BYTES), sink);
  return outcome.ok ? 'ok' : outcome.error.message.key;
}

async function checkPdf(bytes: Uint8Array): Promise<string> {
  if (PDF_WARM) {
    warm ??= new WarmPdf(PDF_MILLISECONDS);
    const found = await warm.read(bytes);
    return typeof found === 'string' ? `papers:verify.${found}` : overallOf(found);
  }
  const verified = await verifyForeignPdf(bytes, { ...VERIFY_LIMITS, milliseconds: PDF_MILLISECONDS });
  return verified.ok ? overallOf(verified.value) : keyOf(verified);
}

function overallOf({ overall }: PdfVerification): string {
  return overall === 'intact' || overall === 'unsigned' ? 'ok' : `paperdesk:report.overall.${overall}`;
}

function readPackFile(bytes: Uint8Array): string {
  if (isKeyFile(bytes)) return keyOf(readKeyFile(bytes));
  const pack = readPack(bytes);
  if (!pack.ok) return keyOf(pack);
  const content = unpack(pack.value);
  return content.ok ? keyOf(checkedContent(pack.value.manifest, content.value)) : keyOf(content);
}

async function restore(bytes: Uint8Array): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pledgedesk-fuzz-'));
  try {
    const who = { user: 'officer', passphrase: PEOPLE.officer.passphrase } as const;
    const restored = await restoreVault(folder, bytes, who, () => '2026-11-25T09:00:00.000Z');
    if (restored.ok) restored.value.close();
    return keyOf(restored);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const texts = new Map<string, unknown>();

/** Whether a refusal is a sentence that the product has. */
export function isSentence(key: string): boolean {
  const [namespace = '', path = ''] = key.split(':');
  if (!texts.has(namespace)) {
    try {
      const file = join(import.meta.dirname, '../../assets/locales/en', `${namespace}.json`);
      texts.set(namespace, JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      texts.set(namespace, {});
    }
  }
  let value = texts.get(namespace);
  for (const part of path.split('.'))
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  return typeof value === 'string';
}
