import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One order of the made-up book (`orders.json`). Listed entities stand in it as the announcements and the press print them. */
export interface SampleOrder {
  readonly lang: 'zh' | 'ja' | 'en';
  readonly order: string;
  readonly contract: string;
  /** ISO dates become date cells in workbooks; anything else is text. */
  readonly date: string;
  readonly buyer: string;
  readonly consignee: string;
  readonly endUser: string;
  readonly endUserAddress: string;
  readonly intermediary: string;
  readonly notify: string;
  readonly payer: string;
  readonly forwarder: string;
  readonly maker: string;
  readonly destination: string;
  readonly lines: readonly SampleLine[];
}

export interface SampleLine {
  readonly item: string;
  readonly spec: string;
  readonly hs: string;
  readonly code: string;
  readonly quantity: string | number;
  readonly unit: string;
  readonly endUse: string;
  readonly origin: string;
  readonly price: number;
  readonly remarks: string;
}

const NO_ORDER: Omit<SampleOrder, 'lang' | 'order' | 'lines'> = {
  contract: '',
  date: '',
  buyer: '',
  consignee: '',
  endUser: '',
  endUserAddress: '',
  intermediary: '',
  notify: '',
  payer: '',
  forwarder: '',
  maker: '',
  destination: '',
};
const NO_LINE: Omit<SampleLine, 'item' | 'quantity' | 'price'> = {
  spec: '',
  hs: '',
  code: '',
  unit: '',
  endUse: '',
  origin: '',
  remarks: '',
};

type Given = Pick<SampleOrder, 'lang' | 'order'> &
  Partial<SampleOrder> & {
    readonly lines: readonly (Pick<SampleLine, 'item' | 'quantity' | 'price'> & Partial<SampleLine>)[];
  };

/** What the file leaves out is blank. */
export const SAMPLE_ORDERS: readonly SampleOrder[] = (
  JSON.parse(readFileSync(join(import.meta.dirname, 'orders.json'), 'utf8')) as Given[]
).map((order) => ({
  ...NO_ORDER,
  ...order,
  lines: order.lines.map((line) => ({ ...NO_LINE, ...line })),
}));
