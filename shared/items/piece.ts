/** A solid piece by its outer measures in mm, greatest first. */
export interface Piece {
  readonly text: string;
  readonly sides: readonly [number, number, number];
}

const NUMBER = '(\\d+(?:\\.\\d+)?)';
const TIMES = '\\s*(?:mm)?\\s*[x×*＊]\\s*';
const ROUND = '(?:[φΦϕ⌀Ø]|dia(?:meter)?\\.?|直径|外径|D)\\s*[:=]?\\s*';
const LONG = '(?:L|length|长(?:度)?|长さ)?\\s*[:=]?\\s*';
const CYLINDER = new RegExp(
  `${ROUND}${NUMBER}${TIMES}${LONG}${NUMBER}(?:\\s*mm\\b|(?!\\s*(?:cm|m|in|[x×*＊]|[\\d.])))`,
  'iu',
);
const BLOCK = new RegExp(`(?<![\\d.φΦϕ⌀Ø])${NUMBER}${TIMES}${NUMBER}${TIMES}${NUMBER}\\s*mm`, 'iu');

/**
 * The measures of a solid piece in a text: `φ130×60 mm`, `dia 20 x 100 mm`, `120x120x60mm`. Undefined where there is none,
 * where the unit is not mm, or where a hollow piece is spoken of. `text`: after `foldCharacters`.
 */
export function pieceIn(text: string): Piece | undefined {
  if (/内径|\bID\b|tube|pipe|管|ring|环|hollow|中空|空心/iu.test(text)) return undefined;
  const round = CYLINDER.exec(text);
  if (round !== null) {
    const [whole, across = '', along = ''] = round;
    return { text: whole.trim(), sides: ordered(Number(across), Number(across), Number(along)) };
  }
  const block = BLOCK.exec(text);
  if (block === null) return undefined;
  const [whole, a, b, c] = block;
  return { text: whole.trim(), sides: ordered(Number(a), Number(b), Number(c)) };
}

/**
 * Whether a piece can be machined to one of the shapes of 1C117.c (cylinder 120 x 50 mm; tube of inner diameter 65 and wall 25,
 * so 115 outside, 50 long; block 120 x 120 x 50): yes from 120 x 120 x 50 on, no where not even the tube fits, else open.
 */
export function holdsTungstenShape({ sides: [, middle, least] }: Piece): 'yes' | 'no' | 'open' {
  if (least < 50 || middle < 115) return 'no';
  return middle >= 120 ? 'yes' : 'open';
}

function ordered(a: number, b: number, c: number): [number, number, number] {
  const [most = 0, middle = 0, least = 0] = [a, b, c].sort((x, y) => y - x);
  return [most, middle, least];
}
