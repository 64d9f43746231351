import type app from '../assets/locales/en/app.json';
import type auditdesk from '../assets/locales/en/auditdesk.json';
import type batch from '../assets/locales/en/batch.json';
import type designations from '../assets/locales/en/designations.json';
import type help from '../assets/locales/en/help.json';
import type hits from '../assets/locales/en/hits.json';
import type intake from '../assets/locales/en/intake.json';
import type items from '../assets/locales/en/items.json';
import type keeping from '../assets/locales/en/keeping.json';
import type knowledge from '../assets/locales/en/knowledge.json';
import type letterhead from '../assets/locales/en/letterhead.json';
import type life from '../assets/locales/en/life.json';
import type listfiles from '../assets/locales/en/listfiles.json';
import type lists from '../assets/locales/en/lists.json';
import type orderdesk from '../assets/locales/en/orderdesk.json';
import type paperdesk from '../assets/locales/en/paperdesk.json';
import type papers from '../assets/locales/en/papers.json';
import type people from '../assets/locales/en/people.json';
import type returned from '../assets/locales/en/returned.json';
import type ruledesk from '../assets/locales/en/ruledesk.json';
import type rules from '../assets/locales/en/rules.json';
import type signing from '../assets/locales/en/signing.json';
import type templates from '../assets/locales/en/templates.json';
import type ui from '../assets/locales/en/ui.json';

/** The texts that the window names itself. Texts of the app arrive as messages and are not among them. */
interface Namespaces {
  readonly app: typeof app;
  readonly auditdesk: typeof auditdesk;
  readonly batch: typeof batch;
  readonly designations: typeof designations;
  readonly help: typeof help;
  readonly hits: typeof hits;
  readonly intake: typeof intake;
  readonly items: typeof items;
  readonly keeping: typeof keeping;
  readonly life: typeof life;
  readonly letterhead: typeof letterhead;
  readonly listfiles: typeof listfiles;
  readonly knowledge: typeof knowledge;
  readonly lists: typeof lists;
  readonly orderdesk: typeof orderdesk;
  readonly paperdesk: typeof paperdesk;
  readonly papers: typeof papers;
  readonly returned: typeof returned;
  readonly people: typeof people;
  readonly ruledesk: typeof ruledesk;
  readonly rules: typeof rules;
  readonly templates: typeof templates;
  readonly signing: typeof signing;
  readonly ui: typeof ui;
}

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

/** `namespace:path` of every text; a wrong key does not compile. */
export type TextKey = { [N in keyof Namespaces]: `${N}:${Paths<Namespaces[N]>}` }[keyof Namespaces];
