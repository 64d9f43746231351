import { useSpeech } from '../../i18n.ts';
import type { TextKey } from '../../text-keys.ts';

const NAMED: Readonly<Record<string, TextKey>> = {
  title: 'templates:place.title',
  shortTitle: 'templates:place.shortTitle',
  addressee: 'templates:place.addressee',
  preamble: 'templates:place.preamble',
  body: 'templates:place.body',
  clauses: 'templates:place.clauses',
  attachments: 'templates:place.attachments',
  signature: 'templates:place.signature',
};
const FIELDS: Readonly<Record<string, TextKey>> = {
  heading: 'templates:place.heading',
  text: 'templates:place.text',
  'variants.N': 'templates:place.variant-n',
  'variants.W': 'templates:place.variant-w',
};

/** What a place of a template is called: `C03 · Text`, `Preamble · Watch-list entity`, `§ 4`. */
export function usePlaceLabel(): (path: string) => string {
  const { t } = useSpeech();
  return (path) => {
    const [group = '', first = '', ...rest] = path.split('.');
    const named = NAMED[group];
    const name = named === undefined ? group : t(named);
    if (group === 'clauses') {
      const [id = '', only] = first.split('@');
      const field = FIELDS[rest.join('.')];
      const ground = only === undefined ? [] : [t(groundKey(only))];
      return [id, ...ground, ...(field === undefined ? [] : [t(field)])].join(' · ');
    }
    if (group === 'preamble' && first !== '') return `${name} · ${t(groundKey(first))}`;
    if (group === 'body' && first !== '') return `§ ${Number(first) + 1}`;
    if (group === 'attachments' && first !== '') return `${name} ${Number(first) + 1}`;
    if (group === 'signature' && first === 'rows') return `${name} ${Number(rest[0]) + 1}`;
    return name;
  };
}

function groundKey(ground: string): TextKey {
  return ground === 'watch' ? 'templates:ground.watch' : 'templates:ground.announcement-1';
}
