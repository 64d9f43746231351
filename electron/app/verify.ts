import type { Message } from '../../shared/message.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { localeOfOption } from './locale-option.ts';
import { verifyBytes } from './papers/verify.ts';
import { loadTexts } from './texts.ts';

export interface Checked {
  readonly good: boolean;
  readonly lines: readonly string[];
}

interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function speaker(assets: string, lang: string | undefined): (message: Message) => string {
  const texts = loadTexts(assets);
  const locale = localeOfOption(lang) ?? 'en';
  return (message) => texts.say(locale, message);
}

/** One line a sheet and a verdict. */
export async function verifyAuditFile(
  file: NamedFile,
  assets: string,
  lang: string | undefined,
): Promise<Checked> {
  const say = speaker(assets, lang);
  const checked = await verifyAudit(file.bytes);
  if (!checked.ok) return { good: false, lines: [say(checked.error.message)] };
  const lines = checked.value.sheets.map((sheet) =>
    say({
      key: sheet.ok ? 'app:verify.sheet-good' : 'app:verify.sheet-bad',
      params: { sheet: sheet.name, rows: sheet.rows, expected: sheet.expected, actual: sheet.actual },
    }),
  );
  const good = checked.value.ok;
  return { good, lines: [...lines, say({ key: good ? 'app:verify.audit-good' : 'app:verify.audit-bad' })] };
}

/** One line a signature, then what a reader of the file will be shown. An unsigned file is not good. */
export async function verifyPdfFile(
  file: NamedFile,
  assets: string,
  lang: string | undefined,
): Promise<Checked> {
  const say = speaker(assets, lang);
  const checked = await verifyBytes(file.name, file.bytes);
  if (!checked.ok) return { good: false, lines: [say(checked.error.message)] };
  const report = checked.value;
  if (report.overall === 'unsigned' || report.overall === 'unreadable') {
    return { good: false, lines: [say({ key: `app:verify.${report.overall}` })] };
  }
  const lines = report.signatures.map((signature) => {
    const state =
      signature.integrity === 'intact' && !signature.coversWholeFile ? 'intact-part' : signature.integrity;
    return say({
      key: 'app:verify.signature',
      params: {
        field: signature.fieldName,
        subject: signature.subject,
        issuer: signature.issuer,
        serial: signature.serial,
        integrity: `app:verify.integrity.${state}`,
      },
    });
  });
  return { good: report.overall === 'intact', lines: [...lines, ...report.notes.map(say)] };
}
