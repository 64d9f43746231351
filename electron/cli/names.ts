export async function runNames(_a: object): Promise<number> {
  return 1;
}
