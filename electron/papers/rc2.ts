/** RC2 in CBC mode (RFC 2268), only to open certificate files of older programs: neither OpenSSL 3 nor BoringSSL offer it. */
export function decryptRc2(
  key: Uint8Array,
  effectiveBits: number,
  iv: Uint8Array,
  data: Uint8Array,
): Uint8Array {
  if (data.length === 0 || data.length % 8 !== 0) throw new Error('RC2: not a whole number of blocks');
  const round = expandKey(key, effectiveBits);
  const out = new Uint8Array(data.length);
  let before = iv;
  for (let at = 0; at < data.length; at += 8) {
    const block = data.subarray(at, at + 8);
    decryptBlock(block, round).forEach((byte, i) => {
      out[at + i] = byte ^ (before[i] ?? 0);
    });
    before = block;
  }
  round.fill(0);
  return unpadded(out);
}

/** PKCS#7 padding; a wrong key shows here. */
function unpadded(bytes: Uint8Array): Uint8Array {
  const pad = bytes.at(-1) ?? 0;
  if (pad < 1 || pad > 8 || !bytes.subarray(-pad).every((b) => b === pad))
    throw new Error('RC2: bad padding');
  return bytes.subarray(0, bytes.length - pad);
}

function expandKey(key: Uint8Array, effectiveBits: number): Uint16Array {
  const bytes = new Uint8Array(128);
  bytes.set(key);
  const at = (i: number) => bytes[i] ?? 0;
  for (let i = key.length; i < 128; i++) bytes[i] = PI[(at(i - 1) + at(i - key.length)) & 255] ?? 0;
  const kept = Math.ceil(effectiveBits / 8);
  const mask = 255 >> (8 * kept - effectiveBits);
  bytes[128 - kept] = PI[at(128 - kept) & mask] ?? 0;
  for (let i = 127 - kept; i >= 0; i--) bytes[i] = PI[at(i + 1) ^ at(i + kept)] ?? 0;
  const words = Uint16Array.from({ length: 64 }, (_, i) => at(2 * i) | (at(2 * i + 1) << 8));
  bytes.fill(0);
  return words;
}

const SHIFTS = [1, 2, 3, 5] as const;

function decryptBlock(block: Uint8Array, round: Uint16Array): Uint8Array {
  const r = Uint16Array.from({ length: 4 }, (_, i) => (block[2 * i] ?? 0) | ((block[2 * i + 1] ?? 0) << 8));
  const word = (i: number) => r[i & 3] ?? 0;
  let j = 63;
  const mixBack = () => {
    for (let i = 3; i >= 0; i--, j--) {
      const shift = SHIFTS[i] ?? 1;
      const turned = (word(i) >>> shift) | (word(i) << (16 - shift));
      r[i] = turned - (round[j] ?? 0) - (word(i + 3) & word(i + 2)) - (~word(i + 3) & word(i + 1));
    }
  };
  const mashBack = () => {
    for (let i = 3; i >= 0; i--) r[i] = word(i) - (round[word(i + 3) & 63] ?? 0);
  };
  for (let n = 0; n < 5; n++) mixBack();
  mashBack();
  for (let n = 0; n < 6; n++) mixBack();
  mashBack();
  for (let n = 0; n < 5; n++) mixBack();
  return Uint8Array.from({ length: 8 }, (_, i) => (word(i >> 1) >>> (8 * (i & 1))) & 255);
}

/** Digits of pi, RFC 2268 section 2. */
const PI = Uint8Array.from(
  Buffer.from(
    'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
      'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
      '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a' +
      '961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
      '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e' +
      'c5f3db47e5a59c770aa62068fe7fc1ad',
    'hex',
  ),
);
