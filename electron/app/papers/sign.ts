import { createHash } from 'node:crypto';
import { PDF } from '@libpdf/core';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { SignatureFieldView } from '../../../shared/contract/signing-channels.ts';
import type { VerifyReport } from '../../../shared/contract/views.ts';
import { guarantorKey } from '../../../shared/papers/fact-fields.ts';
import { fieldValue, type PaperFacts } from '../../../shared/papers/index.ts';
import { needsLook } from '../../../shared/papers/trail.ts';
import { signatureFields } from '../../papers/fields.ts';
import { signPdf } from '../../papers/sign.ts';
import type { Desk } from '../desk.ts';
import type { PaperRecord } from '../records.ts';
import { storedBytes } from './desk.ts';
import { livingOf, paperOf, trailOf } from './life/trail.ts';
import { inTurn, save } from './print.ts';
import { presentList } from './rules.ts';
import { verifyBytes } from './verify.ts';

export interface SignInput {
  readonly paperId: string;
  readonly passphrase: string;
  readonly field?: string | undefined;
  readonly fingerprint?: string | undefined;
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  readonly company?: string | undefined;
}

/**
 * Signs a field of an issued paper with a PKCS#12 file. Earlier bytes stay as they are; key and passphrase live in memory
 * only. Every signature of the paper is checked before the signed file takes the place of the one before.
 */
export function signPaper(desk: Desk, p12: Uint8Array, input: SignInput): Promise<Result<VerifyReport>> {
  return inTurn(desk, async () => {
    const paper = paperOf(desk, input.paperId);
    if (paper === undefined) return fail('not-found', 'app:paper-not-found');
    if (paper.status !== 'issued') return fail('refused', 'app:not-issued');
    const present = presentList(desk);
    if (paper.signatures === 0 && needsLook(livingOf(paper), trailOf(desk, paper.id), present))
      return fail('refused', 'papers:check.listChanged', { used: paper.header.listVersion, present });
    const fonts = await desk.press.fonts();
    if (!fonts.ok) return fonts;
    const { field, fingerprint, name, title, company } = input;
    const signed = await signPdf(storedBytes(desk, paper), p12, input.passphrase, {
      at: desk.host.clock.now(),
      fonts: fonts.value,
      ...(field ? { field } : {}),
      ...(fingerprint ? { fingerprint } : {}),
      ...(name ? { name } : {}),
      ...(title ? { title } : {}),
      ...(company ? { company } : {}),
    });
    if (!signed.ok) return signed;
    const { bytes } = signed.value;
    const report = await verifyBytes(`${paper.id}.pdf`, bytes);
    if (!report.ok) return report;
    if (report.value.overall !== 'intact') return fail('refused', 'signing:not-intact');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const record: PaperRecord = { ...paper, sha256, signatures: report.value.signatures.length };
    desk.vault.transaction(() =>
      save(desk, record, bytes, 'papers.sign', {
        more: {
          field: signed.value.field,
          certificate: signed.value.fingerprint,
          name: name ?? '',
          title: title ?? '',
          company: company ?? '',
        },
      }),
    );
    return ok({ ...report.value, notes: [...report.value.notes, ...signed.value.notes] });
  });
}

/** The signature fields of a paper in their order, and what its facts say of who signs there. */
export async function fieldsOfPaper(
  desk: Desk,
  paperId: string,
): Promise<Result<readonly SignatureFieldView[]>> {
  const paper = paperOf(desk, paperId);
  if (paper === undefined) return fail('not-found', 'app:paper-not-found');
  if (paper.status === 'draft') return ok([]);
  const fields = signatureFields(await PDF.load(storedBytes(desk, paper)));
  return ok(
    fields.map(({ name, tip, signed }) => ({ name, tip, signed, expected: expectedOf(paper.facts, name) })),
  );
}

const IN_HOUSE = ['house', 'preparedBy', 'complianceHead', 'secondReviewer'];

function expectedOf(facts: PaperFacts, field: string): SignatureFieldView['expected'] {
  const get = (key: string) => fieldValue(facts, key);
  const companyOf = (who: string) =>
    get(`${who}.names.${who === 'exporter' || who === 'house' ? 'zh' : 'ja'}`) ||
    get(`${who}.names.ja`) ||
    get(`${who}.names.zh`) ||
    get(`${who}.names.en`);
  if (IN_HOUSE.includes(field)) {
    const name = get(`answers.${field === 'house' ? 'preparedBy' : field}`);
    return { name, title: '', company: companyOf('house') || companyOf('exporter') };
  }
  if (field !== 'pledgor' && field !== 'exporter' && field !== 'intermediary')
    return { name: '', title: '', company: '' };
  const who = field === 'intermediary' ? guarantorKey(facts) : field;
  const delegate = get(`${who}.signerName`);
  return {
    name: delegate || get(`${who}.representativeName`),
    title: get(delegate ? `${who}.signerTitle` : `${who}.representativeTitle`),
    company: companyOf(who),
  };
}
