export async function runPairs(_a: object): Promise<number> {
  return 1;
}
