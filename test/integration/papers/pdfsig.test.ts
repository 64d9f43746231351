import { PDF } from '@libpdf/core';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyPdfFile } from '../../../electron/app/verify.ts';
import { createSelfSigned } from '../../../electron/papers/self-signed.ts';
import { signPdf } from '../../../electron/papers/sign.ts';
import { verifyPdf } from '../../../electron/papers/verify.ts';
import type { PaperCode } from '../../../shared/rules/outcome.ts';
import { modelOf, paperRoom, pdfOf } from '../../support/paper-room.ts';
import { FACTS } from '../../support/paper-samples.ts';
import { openBench, tool } from '../../support/programs.ts';

const NOW = new Date(Date.now() + 60_000).toISOString();
const PASS = 'correct horse battery';

/** The product's check and its terminal command beside pdfsig, on the same files. */
describe.skipIf(!tool('pdfsig') || !tool('openssl'))('verification beside pdfsig', () => {
  const bench = openBench();
  afterAll(() => bench.close());

  async function files(): Promise<readonly (readonly [name: string, bytes: Uint8Array])[]> {
    const { clauses, fonts } = await paperRoom();
    const made = await createSelfSigned({
      commonName: '陈志远',
      passphrase: PASS,
      now: NOW,
      years: 1,
      algorithm: 'RSA-3072',
    });
    bench.certificate('root', { extensions: 'basicConstraints=critical,CA:TRUE' });
    bench.certificate('officer', {
      issuer: 'root',
      key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
    });
    const chained = bench.p12('officer', PASS, '-certfile', 'root.crt');
    const legacy = bench.p12('root', PASS, '-legacy');
    const sign = async (bytes: Uint8Array, p12: Uint8Array) => {
      const signed = await signPdf(bytes, p12, PASS, { at: NOW, fonts, title: '经理', company: '示例公司' });
      if (!signed.ok) throw new Error(JSON.stringify(signed.error));
      return signed.value.bytes;
    };
    const paper = (type: PaperCode) => pdfOf(modelOf(clauses, type, 'zh-ja', FACTS), fonts);
    const plain = await paper('D1');
    const once = await sign(plain, made.p12);
    const twice = await sign(once, chained);
    const report = await paper('D2');
    const changed = (bytes: Uint8Array, at: number) => {
      const copy = bytes.slice();
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    return [
      ['unsigned', plain],
      ['once', once],
      ['twice', twice],
      ['exporter, old encryption', await sign(report, legacy)],
      [
        'no fields',
        await sign(await pdfOf(modelOf(clauses, 'D1', 'zh', FACTS, { status: 'draft' }), fonts), chained),
      ],
      ['changed before all', changed(twice, 3000)],
      ['changed between the signatures', changed(twice, once.length + 400)],
    ];
  }

  it('finds the same signatures valid, and the terminal says the same', async () => {
    for (const [name, bytes] of await files()) {
      const outside = bench.pdfsig(bytes);
      const listed = outside.split(/^Signature #/m).slice(1);
      const blocks = listed.filter((block) => !block.includes('form field is not signed'));
      const inside = await verifyPdf(bytes);
      const valid = blocks.map((block) => block.includes('Signature is Valid.'));
      expect([name, inside.signatures.map((s) => s.integrity === 'intact')]).toEqual([name, valid]);
      for (const [i, block] of blocks.entries()) {
        const signature = inside.signatures[i];
        expect(block).toContain(`Signature Field Name: ${signature?.fieldName}`);
        expect(block).toContain('Signature Type: ETSI.CAdES.detached');
        if (!valid[i]) continue;
        expect(block).toContain('Signing Hash Algorithm: SHA-256');
        const whole = block.includes('\n  - Total document signed');
        expect([name, whole]).toEqual([name, signature?.coversWholeFile]);
      }
      const said = await verifyPdfFile({ name: 'check.pdf', bytes }, 'assets', 'en');
      expect([name, said.good]).toEqual([name, valid.length > 0 && valid.every(Boolean)]);
      expect(await PDF.load(bytes)).toBeDefined();
    }
  });
});
