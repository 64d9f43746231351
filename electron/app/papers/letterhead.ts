import { createHash } from 'node:crypto';
import { ok, type Result } from '../../../shared/contract/errors.ts';
import type { PaperLanguage } from '../../../shared/message.ts';
import type { ClauseSet, LangText, PaperModel } from '../../../shared/papers/index.ts';
import { type Logo, readLogo } from '../../papers/logo.ts';
import type { Desk } from '../desk.ts';

/** What the vault keeps of the logo; the picture is a blob. A logo that was removed has no blob. */
interface LogoRecord {
  readonly sha256: string | null;
  readonly kind: Logo['kind'];
  readonly width: number;
  readonly height: number;
}

export function logoOf(desk: Desk): (Logo & { readonly sha256: string }) | null {
  const record = desk.vault.store.collection<LogoRecord>('letterhead').get('own');
  if (record === undefined || record.sha256 === null) return null;
  const bytes = desk.vault.store.getBlob(record.sha256);
  return bytes === undefined ? null : { ...record, sha256: record.sha256, bytes };
}

/** Keeps the picture for the papers to come. Errors: those of readLogo. */
export function setLogo(desk: Desk, picture: Uint8Array): Result<Logo | null> {
  const logo = readLogo(picture);
  if (!logo.ok) return logo;
  const { bytes, ...size } = logo.value;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  desk.vault.transaction(() => {
    desk.vault.store.putBlob(bytes);
    keep(desk, { ...size, sha256 }, 'letterhead.set');
  });
  return ok(logoOf(desk));
}

export function removeLogo(desk: Desk): Result<Logo | null> {
  const before = logoOf(desk);
  if (before === null) return ok(null);
  const { kind, width, height } = before;
  desk.vault.transaction(() => keep(desk, { kind, width, height, sha256: null }, 'letterhead.remove'));
  return ok(null);
}

function keep(desk: Desk, record: LogoRecord, action: 'letterhead.set' | 'letterhead.remove'): void {
  desk.vault.store.collection<LogoRecord>('letterhead').put('own', record);
  desk.vault.journal.append({
    role: desk.vault.session.role,
    object: 'letterhead',
    action,
    after: { ...record },
  });
}

/** The paper with the company's letterhead, where there is a logo and the company itself signs. */
export function headed(
  desk: Desk,
  model: PaperModel,
  clauses: ClauseSet,
): { readonly model: PaperModel; readonly logo?: Logo } {
  const logo = signedByHouse(desk, model, clauses) ? logoOf(desk) : null;
  if (logo === null) return { model };
  const profile = desk.profile();
  const text = (value: string, lang: PaperLanguage): LangText => ({
    lang,
    spans: [{ text: value, kind: 'value' }],
  });
  const named = (languages: readonly PaperLanguage[]) =>
    languages.flatMap((lang) => {
      const name = profile.names[lang]?.trim() ?? '';
      return name === '' ? [] : [text(name, lang)];
    });
  const own = named(model.languages);
  const names = own.length > 0 ? own : named(['zh', 'ja', 'en']).slice(0, 1);
  const address = profile.address.trim();
  const { sha256, width, height } = logo;
  return {
    model: {
      ...model,
      letterhead: {
        names,
        ...(address === ''
          ? {}
          : { address: text(address, profile.perspective === 'overseas' ? 'ja' : 'zh') }),
        logo: { sha256, width, height },
      },
    },
    logo,
  };
}

/** Never over another's signature: only papers of the house, and of a role that the order gives to it. */
function signedByHouse(desk: Desk, model: PaperModel, clauses: ClauseSet): boolean {
  const who = clauses.templates[model.type].signature?.who;
  const profile = desk.profile();
  if (who === 'house') return true;
  if (who === 'exporter') return profile.perspective === 'cn-exporter';
  return (
    who === 'pledgor' &&
    profile.registrationId !== '' &&
    model.facts.pledgor.registrationId === profile.registrationId
  );
}
