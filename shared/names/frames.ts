/** Remembers what a pure function said of a text; forgets all when it remembers too much. */
function remembered(say: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= 50_000) known.clear();
    const said = say(text);
    known.set(text, said);
    return said;
  };
}

/** The consonants that stay when a word is said in kana. */
export const earOfRomaji = remembered((sound) => {
  return frame(
    sound
      .replace(/sy/g, 's')
      .replace(/ty/g, 't')
      .replace(/zy/g, 'z')
      .replace(/tu/g, 't')
      .replace(/hu/g, 'h')
      .replace(/w/g, ''),
  );
});

export const earOfEnglish = remembered((word) => {
  return frame(
    word
      .replace(/[^a-z0-9]/g, '')
      .replace(/tion|sion|shion/g, 'syon')
      .replace(/ck/g, 'k')
      .replace(/ph/g, 'h')
      .replace(/sch/g, 's')
      .replace(/tch|ch/g, 't')
      .replace(/sh/g, 's')
      .replace(/th/g, 's')
      .replace(/wh/g, 'w')
      .replace(/qu/g, 'k')
      .replace(/x/g, 'ks')
      .replace(/c(?=[eiy])/g, 's')
      .replace(/c/g, 'k')
      .replace(/g(?=[eiy])/g, 'z')
      .replace(/ge$/g, 'z')
      .replace(/j/g, 'z')
      .replace(/l/g, 'r')
      .replace(/v/g, 'b')
      .replace(/f/g, 'h')
      .replace(/r(?=[^aeiouy]|$)/g, '')
      .replace(/q/g, 'k')
      .replace(/w/g, ''),
  );
});

function frame(sound: string): string {
  const first = sound[0] ?? '';
  const consonants = sound
    .replace(/[aeiouy]/g, '')
    .replace(/m(?=[bp])/g, 'n')
    .replace(/(.)\1+/g, '$1');
  return /[aeiou]/.test(first) ? `a${consonants}` : consonants;
}
