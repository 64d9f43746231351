/** A thousand pledges of one order book, in a process of its own so that its memory is what the job takes. Run by papers.ts. */
import { OFFICER, openAppBench, REVIEWER, sampleProfile } from '../support/app-bench.ts';
import { importOrders, manyOrders } from '../support/many-orders.ts';

const count = Number(process.env.BENCH_PAPERS ?? 1000);
/** Of pdfkit with the words of one letter, in the process that started this one. */
const plain = Number(process.env.BENCH_PLAIN_MS);
let peak = 0;
const look = () => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
const bench = await openAppBench(look);
try {
  await bench.get('vault.create', { profile: sampleProfile(), officer: OFFICER, reviewer: REVIEWER });
  const bookId = await importOrders(bench, 'many.csv', manyOrders(count));
  const before = process.memoryUsage.rss();
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const order = { bookId, cases: 'all', languages: 'zh-ja-en', types: ['D1'], again: false } as const;
  const made = await bench.get('batch.draft', { ...order, types: [...order.types] });
  const [ms, used] = [performance.now() - start, process.cpuUsage(cpu)];
  look();
  const total = (used.user + used.system) / 1000;
  const ratio = (total / made.papers / plain).toFixed(2);
  console.log(`${made.papers} pledges in zh-ja-en of ${made.counts.made} cases, drafted and stored`);
  console.log(
    `a pledge of the batch      ${(total / made.papers).toFixed(0).padStart(6)} ms cpu   ratio ${ratio}`,
  );
  console.log(
    `${(ms / 1000).toFixed(1)} s, ${(total / 1000).toFixed(1)} s cpu; memory ${mb(before)} MB before, ${mb(peak)} MB at most`,
  );
  const asked = process.cpuUsage();
  const { length } = await bench.get('papers.list', {});
  const list = process.cpuUsage(asked);
  console.log(`the list of ${length} papers    ${((list.user + list.system) / 1000).toFixed(0)} ms cpu`);
} finally {
  await bench.close();
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
