import { z } from 'zod';

const token = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** The logo at the head of the company's own papers. */
export const letterheadChannels = {
  'letterhead.get': z.object({}),
  'letterhead.set': z.object({ token }),
  'letterhead.remove': z.object({}),
} as const;

/** Null: there is none. `bytes` are what papers print: a flat PNG, or a JPEG. */
export interface LogoView {
  readonly kind: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export interface LetterheadOutputs {
  'letterhead.get': LogoView | null;
  'letterhead.set': LogoView | null;
  'letterhead.remove': LogoView | null;
}
