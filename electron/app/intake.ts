import type { Mapping } from '../../shared/contract/channels.ts';
import type { Result } from '../../shared/contract/errors.ts';
import type { Locale } from '../../shared/message.ts';
import type { OrderBook } from '../../shared/orders/order.ts';
import { openWorkbookFile } from '../intake/open.ts';
import { readOrders } from '../intake/orders.ts';

export interface ReadChoices {
  readonly encoding?: string;
  readonly sheet?: string;
  readonly mapping?: Mapping;
}

/** Bytes of an order file to order lines. Without a confirmed mapping only what is unambiguous is used. */
export async function readBook(
  fileName: string,
  bytes: Uint8Array,
  locale: Locale,
  choices: ReadChoices = {},
): Promise<Result<OrderBook>> {
  const raw = await openWorkbookFile(bytes, fileName, {
    locale,
    ...(choices.encoding === undefined ? {} : { encoding: choices.encoding }),
    ...(choices.sheet === undefined ? {} : { sheet: choices.sheet }),
  });
  if (!raw.ok) return raw;
  return readOrders(raw.value, choices.mapping === undefined ? {} : { mapping: choices.mapping });
}
