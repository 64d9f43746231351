import type { PaperLanguage } from '../message.ts';

/** An announcement of MOFCOM by its year and number, e.g. `MOFCOM 2026-12`. */
export interface AnnouncementId {
  readonly year: number;
  readonly no: number;
}

/** Reads `MOFCOM 2026-12`; undefined where the text is not of that form. */
export function parseAnnouncement(text: string): AnnouncementId | undefined {
  const found = /^MOFCOM (20\d{2})-([1-9]\d{0,2})$/.exec(text.trim());
  if (found === null) return undefined;
  return { year: Number(found[1]), no: Number(found[2]) };
}

/** The announcement's name as it is cited; a text that is no announcement comes back unchanged. */
export function announcementLabel(announcement: string, language: PaperLanguage): string {
  const id = parseAnnouncement(announcement);
  if (id === undefined) return announcement;
  switch (language) {
    case 'zh':
      return `商务部公告${id.year}年第${id.no}号`;
    case 'ja':
      return `商務部公告${id.year}年第${id.no}号`;
    case 'en':
      return `MOFCOM Announcement No. ${id.no} of ${id.year}`;
  }
}
