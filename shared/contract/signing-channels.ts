import { z } from 'zod';
import type { Message } from '../message.ts';

const text = (max: number) => z.string().trim().max(max);
const token = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

/** What a signature shows besides its time: the signer's own statements. */
export const markFields = {
  name: text(120).min(1).optional(),
  title: text(120).optional(),
  company: text(200).optional(),
};

/** Calls about signature fields and signing certificates. */
export const signingChannels = {
  /** The signature fields of a paper, who is expected, and what its facts say of the signer. */
  'signing.fields': z.object({ paperId: z.string().min(1).max(200) }),
  /** Opens a certificate file and shows its certificates; nothing is signed or kept. */
  'signing.look': z.object({ token, passphrase: z.string().max(1024) }),
  /** Makes a self-signed certificate and saves it where the user chooses; null where the user cancelled. */
  'signing.create': z.object({
    commonName: text(64).min(1),
    organisation: text(64),
    title: text(64),
    email: text(120).regex(/^$|^[\x21-\x7e]+@[\x21-\x7e]+$/),
    years: z.int().min(1).max(5),
    algorithm: z.enum(['RSA-3072', 'P-256']),
    passphrase: z.string().min(12).max(1024),
  }),
  /** One page on how to trust a certificate that was looked at, made or used in this session, or signed this paper. */
  'signing.guide': z.object({
    fingerprint,
    paperId: z.string().min(1).max(200).optional(),
    language: z.enum(['zh', 'ja', 'en']),
  }),
} as const;

export interface SignatureFieldView {
  readonly name: string;
  /** In the languages of the paper; empty where the file does not say. */
  readonly tip: string;
  readonly signed: boolean;
  /** What the paper's facts say of who signs here. */
  readonly expected: { readonly name: string; readonly title: string; readonly company: string };
}

/** A certificate of a file, before it signs. */
export interface CertificateView {
  readonly subject: string;
  readonly commonName: string;
  readonly organisation: string;
  readonly title: string;
  readonly issuer: string;
  readonly selfSigned: boolean;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly key: string;
  readonly usages: readonly string[];
  readonly fingerprintSha256: string;
  readonly problem: Message | null;
  readonly warnings: readonly Message[];
  /** What Adobe Reader will show of its signatures. */
  readonly adobe: Message;
}

export interface SigningOutputs {
  'signing.fields': readonly SignatureFieldView[];
  'signing.look': readonly CertificateView[];
  'signing.create': { readonly name: string; readonly certificate: CertificateView } | null;
  'signing.guide': { readonly name: string } | null;
}
