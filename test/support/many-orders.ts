import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppBench } from './app-bench.ts';
import { ASSETS } from './app-bench.ts';

const { designations } = JSON.parse(readFileSync(join(ASSETS, 'lists', 'mofcom.json'), 'utf8')) as {
  readonly designations: readonly {
    readonly list: string;
    readonly zhHans: string;
    readonly status: string;
  }[];
};
const named = (list: string) =>
  designations.filter((one) => one.list === list && one.status !== 'removed').map(({ zhHans }) => zhHans);
const WATCH = named('watch');
const CONTROL = named('control');

const HEADER =
  'Order No.,Line,Contract No.,Buyer,End User,Description,HS Code,Control Code,Quantity,UOM,End Use,Destination';

/** `count` orders of one magnet each for companies on the watch list; every `banned`-th is for one on the control list. */
export function manyOrders(count: number, banned = 0): Uint8Array {
  const rows = Array.from({ length: count }, (_, i) => {
    const of = banned > 0 && i % banned === banned - 1 ? CONTROL : WATCH;
    const company = of[i % of.length] ?? '';
    const use = `第${i}号订单的磁体用于数控磨床直线电机的磁轨组件，每台磨床装用磁体约22千克，年产约${i + 1}台。`;
    const order = `PO26-${String(i).padStart(4, '0')}`;
    return [
      order,
      1,
      `C-${i}`,
      company,
      company,
      '含镝烧结钕铁硼永磁体',
      '8505111000',
      '1C905.a.4',
      i + 1,
      '千克',
      use,
      '日本',
    ]
      .map(String)
      .join(',');
  });
  return new TextEncoder().encode(`\ufeff${[HEADER, ...rows].join('\n')}\n`);
}

/** Brings the file in as the window does; the id of its book. */
export async function importOrders(bench: AppBench, name: string, bytes: Uint8Array): Promise<string> {
  const { token } = await bench.get('files.admit', { name, bytes });
  const preview = await bench.get('intake.preview', { token });
  const mapping = Object.fromEntries(preview.columns.map((column) => [column.column, column.suggested]));
  return (await bench.get('intake.import', { token, mapping, remember: false })).id;
}
