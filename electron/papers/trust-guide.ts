import type { Result } from '../../shared/contract/errors.ts';
import { fail, ok } from '../../shared/contract/errors.ts';
import type { IsoInstant, PaperLanguage } from '../../shared/message.ts';
import type { Block, LangText } from '../../shared/papers/model.ts';
import { timeText } from './appearance.ts';
import { rowsOf } from './blocks.ts';
import type { FontBook } from './fonts.ts';
import { canonicalJson } from './hash.ts';
import { MissingGlyph } from './lines.ts';
import { node, paginate, TooTall } from './page.ts';
import { paint } from './paint.ts';

/** What the guide says of a certificate. */
export interface TrustFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly selfSigned: boolean;
  readonly serial: string;
  readonly notBefore: IsoInstant;
  readonly notAfter: IsoInstant;
  readonly fingerprintSha256: string;
  readonly fingerprintSha1?: string;
}

export interface GuideOptions {
  readonly language: PaperLanguage;
  readonly at: IsoInstant;
  /** A text of `signing:guide` in that language. */
  say(key: string, params?: Readonly<Record<string, string>>): string;
}

const STEPS = ['ask', 'open', 'compare', 'trust', 'again'] as const;

/**
 * One page for whoever receives signed papers: whose certificate it is, its fingerprints in groups, how to trust it in
 * Adobe Reader, and what that does not prove. Error: `glyph-missing`, `bad-input` where the names leave no room for one page.
 */
export async function trustGuide(
  certificate: TrustFacts,
  options: GuideOptions,
  fonts: FontBook,
): Promise<Result<Uint8Array>> {
  const { language, at, say } = options;
  const root = node('Document', language);
  const setting = { model: { languages: [language], goingOn: [] }, fonts, root };
  const tooLong = fail('bad-input', 'papers:refused.tooLong');
  try {
    const rows = blocksOf(certificate, options).flatMap((block) => rowsOf(block, setting));
    const pages = paginate(rows, () => {
      throw new TooTall();
    });
    if (pages.length !== 1) return tooLong;
    const name = certificate.fingerprintSha256.slice(0, 8);
    const bytes = await paint(
      pages.map((ops) => ({ ops, artifacts: () => {} })),
      root,
      {
        title: say('signing:guide.title'),
        lang: language,
        createdAt: new Date(at),
        keywords: certificate.fingerprintSha256,
        attachment: {
          name: `certificate-${name}.json`,
          bytes: new TextEncoder().encode(canonicalJson(certificate)),
          description: `Certificate ${name}`,
        },
      },
    );
    return ok(bytes);
  } catch (error) {
    if (error instanceof TooTall) return tooLong;
    if (!(error instanceof MissingGlyph)) throw error;
    const code = (error.character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return fail('glyph-missing', 'papers:refused.glyph', { character: error.character, code: `U+${code}` });
  }
}

function blocksOf(certificate: TrustFacts, { language, at, say }: GuideOptions): readonly Block[] {
  const text = (key: string, params?: Readonly<Record<string, string>>): readonly LangText[] => [
    { lang: language, spans: [{ text: say(`signing:guide.${key}`, params), kind: 'text' }] },
  ];
  const row = (key: string, value: string) => ({
    label: text(key),
    values: [{ lang: valueLanguage(value, language), spans: [{ text: value, kind: 'value' as const }] }],
  });
  const { subject, issuer, selfSigned } = certificate;
  const validity = `${certificate.notBefore.slice(0, 10)} – ${certificate.notAfter.slice(0, 10)} (UTC)`;
  const sha1 = certificate.fingerprintSha1;
  return [
    { kind: 'title', texts: text('title') },
    { kind: 'paragraph', texts: text(selfSigned ? 'why-self' : 'why', { issuer }) },
    {
      kind: 'facts',
      rows: [
        row('subject', subject),
        row('issuer', selfSigned ? say('signing:guide.itself') : issuer),
        row('serial', groups(certificate.serial)),
        row('validity', validity),
        row('sha256', groups(certificate.fingerprintSha256).replace(/(.{39}) /g, '$1\n')),
        ...(sha1 ? [row('sha1', groups(sha1))] : []),
      ],
    },
    ...STEPS.map(
      (step, i): Block => ({
        kind: 'paragraph',
        texts: [
          {
            lang: language,
            spans: [
              { text: `${i + 1}. ${say(`signing:guide.step.${step}.title`)}\n`, kind: 'official' },
              { text: say(`signing:guide.step.${step}.text`), kind: 'text' },
            ],
          },
        ],
      }),
    ),
    { kind: 'heading', texts: text('limits-title') },
    { kind: 'paragraph', texts: text('limits') },
    { kind: 'note', texts: text('made', { at: timeText(at) }) },
  ];
}

function valueLanguage(value: string, language: PaperLanguage): PaperLanguage {
  return /[\u3040-\u30ff]/.test(value) ? 'ja' : language;
}

/** Groups of four, to be read aloud: `3e47 9bd4 …`. */
export function groups(hex: string): string {
  return hex.toUpperCase().replace(/(.{4})(?=.)/g, '$1 ');
}
