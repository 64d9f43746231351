import { createContext, useContext } from 'react';
import type { AppState, FileToken } from '../shared/contract/views.ts';

export interface LineAddress {
  readonly bookId: string;
  readonly lineKey: string;
}

/** Where the user is. Orders can be opened at a book and a line, hits at a hit, papers at a case, items at an entry. */
export type Place =
  | { readonly at: 'today'; readonly tab?: 'open' | 'figures' }
  | {
      readonly at: 'orders';
      readonly bookId?: string;
      readonly lineKey?: string;
      /** Without a book: the files, the cases, or the military words. */
      readonly tab?: 'files' | 'cases' | 'signals';
      readonly caseId?: string;
      /** An admitted file that waits for its mapping to be confirmed. */
      readonly file?: FileToken;
    }
  | { readonly at: 'hits'; readonly hitId?: string; readonly bookId?: string; readonly view?: 'remembered' }
  | {
      readonly at: 'papers';
      readonly tab?: 'many' | 'out' | 'templates';
      readonly caseId?: string;
      readonly paperId?: string;
      /** An admitted file that came back, or a return that is kept. */
      readonly file?: FileToken;
      readonly returnId?: string;
    }
  | {
      readonly at: 'lists';
      readonly tab?: 'entries' | 'versions' | 'queue' | 'knowledge' | 'pass-on';
      readonly entityId?: string;
      readonly versionId?: string;
      /** An admitted list file that is to be read into a draft. */
      readonly file?: FileToken;
    }
  | {
      readonly at: 'items';
      readonly tab?: 'catalogue' | 'answers';
      readonly code?: string;
      /** The line that the entry was opened from, to go back to. */
      readonly from?: LineAddress;
    }
  | { readonly at: 'audit' }
  | { readonly at: 'settings'; readonly tab?: SettingsTab };

export type SettingsTab = 'general' | 'company' | 'users' | 'safekeeping';

export interface Desk {
  readonly state: AppState;
  readonly place: Place;
  go(place: Place): void;
  /** A short line at the foot of the window that goes by itself; failures stay until they are read. */
  notify(text: string, tone?: 'good' | 'bad'): void;
  refresh(): Promise<void>;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('outside of the desk');
  return desk;
}
