/** What a text says of an element in a material. `denied` is a statement of the sheet, never proof. */
export type Presence = 'present' | 'denied' | 'unknown';

interface Reader {
  readonly denial: RegExp;
  readonly statement: RegExp;
}

const readers = new Map<string, Reader>();
const HEAVY_FREE =
  /(?:无|不含|free of |without |no |non )(?:重稀土|重希土|heavy rare earths?|hre)|(?:重稀土|重希土|heavy rare earths?|hre) ?(?:free|フリー|零添加|无添加|不使用|レス)/giu;

/** Reads a `searchText` for an element: `Dy 3%`, `含镝`, `Tb diffused`, `Dy/Tb free`, `不含镝`. A mere upper limit says nothing. */
export function presenceOf(symbol: string, names: readonly string[], plain: string): Presence {
  const { denial, statement } = readerOf(symbol, names);
  let denied = false;
  const deny = () => {
    denied = true;
    return ' ; ';
  };
  const rest = plain.replace(HEAVY_FREE, deny).replace(denial, deny);
  if (rest.search(statement) !== -1) return 'present';
  return denied ? 'denied' : 'unknown';
}

function readerOf(symbol: string, names: readonly string[]): Reader {
  const known = readers.get(symbol);
  if (known !== undefined) return known;
  const name = `(?:(?<![A-Za-z])${symbol}(?![A-Za-z])|${names.join('|')})`;
  const zero = '(?:[:=]? ?0(?:\\.0+)? ?(?:wt\\.? ?)?%|[:=]? ?(?:0 ppm|n\\.?d\\.?(?![A-Za-z])|未検出|未检出))';
  const number = '(?:>=|≥|>|约|约为|approx\\.? ?|~)?';
  const positive = '(?!0+(?:\\.0+)?(?![.\\d]))\\d+(?:\\.\\d+)?';
  const unit = ' ?(?:wt\\.? ?|mass ?)?(?:%|ppm)';
  const made = {
    denial: new RegExp(
      [
        `(?:不含|无|未添加|不添加|非含有|free of|without|w/o|no|non|zero)[ :]?(?:[A-Za-z]{1,2}|镝|铽)?[ /,、和及或&]*(?:and|or)? ?${name}(?:${zero})?`,
        `${name}[ /,、和及&]*(?:(?:and |or )?(?:Dy|Tb|镝|铽))? ?(?:free|フリー|レス|不使用|非添加|无添加|未添加|なし|不含)`,
        `${name} ?(?:content|含量|含有量)? ?${zero}`,
      ].join('|'),
      'giu',
    ),
    statement: new RegExp(
      [
        `(?:含(?:有)?|添加|with|containing|contains|doped with|including)[ :]?(?:[A-Za-z]{1,2}|镝|铽)?[ /,、和及&]*(?:and )?${name}`,
        `${name} ?(?:content|含量|含有量)? ?[:=]? ?${number} ?${positive}(?:[ ~-]+${positive})?${unit}`,
        `${positive}${unit} ?(?:of )?${name}`,
        `${name}[ /](?:Tb|Dy)? ?(?:doped|containing|bearing|added|diffused|diffusion|ドープ)`,
        `${name}(?:扩散|拡散|添加|含有|系)`,
      ].join('|'),
      'iu',
    ),
  };
  readers.set(symbol, made);
  return made;
}
