import { ok, type Result } from '../../../shared/contract/errors.ts';
import type { AnswerRow } from '../../../shared/contract/items.ts';
import { answerRows, linesOfArticle, revokeAnswer } from '../articles.ts';
import { reviseLine } from '../books.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import { itemDetail, searchItems } from '../items.ts';
import { lineOf } from '../lines.ts';
import type { Handlers } from '../router.ts';
import { openDesk } from './orders.ts';

type ItemChannels = 'items.search' | 'items.get' | 'items.answers' | 'items.revoke';

export function itemHandlers(context: Context): Pick<Handlers, ItemChannels> {
  const atDesk = openDesk(context);
  return {
    'items.search': (input) => atDesk((desk) => ok(searchItems(desk, input))),
    'items.get': (input) => atDesk((desk) => itemDetail(desk, input)),
    'items.answers': () => atDesk((desk) => ok(answerRows(desk))),
    'items.revoke': (input) =>
      atDesk((desk) => {
        const done = revoke(desk, input.id, input.reason.trim());
        if (done.ok) context.host.emit({ type: 'state-changed' });
        return done;
      }),
  };
}

/** The lines that the answer stands on ask again in the same transaction. */
function revoke(desk: Desk, id: string, reason: string): Result<readonly AnswerRow[]> {
  const done = desk.vault.transaction(() => {
    const revoked = revokeAnswer(desk, id, reason);
    if (!revoked.ok) return revoked;
    for (const row of linesOfArticle(desk, id)) {
      const record = lineOf(desk, row.bookId, row.key);
      if (record?.recorded?.answer === id) reviseLine(desk, record);
    }
    return revoked;
  });
  return done.ok ? ok(answerRows(desk)) : done;
}
