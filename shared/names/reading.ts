/** Whether the whole sound splits into readings of the characters, with voicing and doubled consonants as speech has them. */
export function readThrough(
  han: string,
  sound: string,
  readingsOf: (c: string) => readonly string[],
  bend: boolean,
): boolean {
  let ends = [0];
  let before = '';
  for (const c of han) {
    const next: number[] = [];
    const reach = (end: number) => {
      if (!next.includes(end)) next.push(end);
    };
    const readings = readingsOf(c === '々' || c === '〇' ? before : c);
    for (const reading of readings) {
      const forms = bend ? (before === '' ? bentFirst(reading) : bentInside(reading)) : [reading];
      for (const spoken of forms) {
        for (const end of ends) {
          if (sound.startsWith(spoken, end)) reach(end + spoken.length);
          // Two equal letters at a seam were squeezed into one.
          else if (
            bend &&
            end > 0 &&
            spoken.length > 1 &&
            sound[end - 1] === spoken[0] &&
            sound.startsWith(spoken.slice(1), end)
          )
            reach(end + spoken.length - 1);
        }
      }
    }
    if (next.length === 0) return false;
    ends = next;
    before = c;
  }
  return ends.includes(sound.length);
}

const VOICED: Readonly<Record<string, readonly string[]>> = {
  k: ['g'],
  s: ['z'],
  t: ['d', 'z'],
  h: ['b', 'p'],
};

/** There are a few hundred readings: what speech makes of each is worked out once. */
function rememberedForms(inside: boolean): (reading: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (reading) => {
    const before = known.get(reading);
    if (before !== undefined) return before;
    const made = bentOf(reading, inside);
    known.set(reading, made);
    return made;
  };
}

const bentFirst = rememberedForms(false);
const bentInside = rememberedForms(true);

/** What a reading sounds like at the head of a word, or `inside` one: doubled consonants, voicing. */
export function spokenForms(reading: string, inside: boolean): readonly string[] {
  return inside ? bentInside(reading) : bentFirst(reading);
}

function bentOf(reading: string, inside: boolean): string[] {
  const out = [reading];
  const short = reading.replace(/(ku|ki|tu|ti)$/, '');
  if (short !== reading && short !== '') out.push(short);
  if (inside)
    for (const form of [...out])
      for (const voiced of VOICED[form[0] ?? ''] ?? []) out.push(voiced + form.slice(1));
  return out;
}
