import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import { plainFingerprint } from '../../packs/signing-key.ts';
import { reviseLine } from '../books.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import { monthsOf, revoke, setMonths } from '../good-guys.ts';
import { openFallen } from '../good-guys-fall.ts';
import { rememberedView, rememberedViews } from '../good-guys-view.ts';
import { allHits } from '../hits.ts';
import { knowledgeView, putIntoEffect } from '../own-effect.ts';
import { plannedOwn, plannedRetirement, storeOwn, storeRetirement } from '../own-knowledge.ts';
import { acceptPack, exportPack, packReport } from '../packs.ts';
import type { Handlers } from '../router.ts';
import { ownKeyFile, removeSigner, signerOf, signersView, trustSigner } from '../signers.ts';
import { openDesk } from './orders.ts';

type KnowledgeChannels =
  | `knowledge.${'list' | 'add' | 'retire'}`
  | `goodguys.${'list' | 'revoke' | 'months'}`
  | `signers.${'list' | 'trust' | 'remove' | 'save-key'}`
  | `packs.${'export' | 'open' | 'accept'}`;

export function knowledgeHandlers(context: Context): Pick<Handlers, KnowledgeChannels> {
  const atDesk = openDesk(context);
  const changed = <T>(result: Result<T>): Result<T> => {
    if (result.ok) context.host.emit({ type: 'state-changed' });
    return result;
  };
  const withFile = async <T>(
    token: string,
    work: (desk: Desk, file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const desk = context.desk();
    if (desk === null) return fail('locked', 'app:locked');
    const file = context.shelf.get(token);
    return file === undefined ? fail('not-found', 'app:file-gone') : await work(desk, file);
  };
  /** Saves where the user chooses and journals what left the desk. */
  const save = async (
    desk: Desk,
    action: string,
    suggested: string,
    bytes: Uint8Array,
    facts: Readonly<Record<string, unknown>>,
  ) => {
    const saved = await context.host.dialogs.saveFile(suggested, bytes);
    if (saved === null) return null;
    desk.vault.transaction(() => {
      desk.vault.journal.append({
        role: desk.vault.session.role,
        object: 'pack',
        action,
        after: { name: saved.name, ...facts },
      });
    });
    return saved;
  };

  return {
    'knowledge.list': () => atDesk((desk) => ok(knowledgeView(desk))),
    'knowledge.add': async (input) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const planned = plannedOwn(desk, input);
      if (!planned.ok) return planned;
      const { record, replaced } = planned.value;
      const done = await putIntoEffect(desk, {
        records: replaced === null ? [record] : [replaced, record],
        store: (done) => done.includes(record) && storeOwn(desk, planned.value),
      });
      return done.ok ? changed(ok(knowledgeView(desk))) : done;
    },
    'knowledge.retire': async (input) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const retired = plannedRetirement(desk, input.id, input.reason);
      if (!retired.ok) return retired;
      const done = await putIntoEffect(desk, {
        records: [retired.value],
        store: () => storeRetirement(desk, retired.value),
      });
      return done.ok ? changed(ok(knowledgeView(desk))) : done;
    },

    'goodguys.list': (input) => atDesk((desk) => ok(rememberedViews(desk, input))),
    'goodguys.revoke': (input) =>
      atDesk((desk) =>
        changed(
          desk.vault.transaction(() => {
            const ended = revoke(desk, input.id, input.reason);
            if (!ended.ok) return ended;
            openFallen(desk, allHits(desk), reviseLine);
            return ok(rememberedView(desk, ended.value));
          }),
        ),
      ),
    'goodguys.months': (input) =>
      atDesk((desk) => {
        setMonths(desk, input.months);
        return changed(ok({ months: monthsOf(desk) }));
      }),

    'signers.list': () => atDesk((desk) => ok(signersView(desk))),
    'signers.trust': (input) =>
      withFile(input.token, async (desk, file) => {
        const signer = signerOf(file.bytes);
        return signer.ok ? changed(trustSigner(desk, signer.value, input)) : signer;
      }),
    'signers.remove': (input) => atDesk((desk) => changed(removeSigner(desk, input))),
    'signers.save-key': async () => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const { own } = signersView(desk);
      const fingerprint = plainFingerprint(own.fingerprint);
      const name = `pledgedesk-key-${fingerprint.slice(0, 8)}.txt`;
      return ok(await save(desk, 'signers.save-key', name, ownKeyFile(desk), { fingerprint }));
    },

    'packs.export': async (input) => {
      const desk = context.desk();
      if (desk === null) return fail('locked', 'app:locked');
      const made = exportPack(desk, input);
      if (!made.ok) return made;
      const { name, bytes, sha256, lists, own } = made.value;
      const saved = await save(desk, 'packs.export', name, bytes, { sha256, lists, own });
      return ok(saved === null ? null : { name: saved.name, sha256 });
    },
    'packs.open': (input) => withFile(input.token, async (desk, file) => packReport(desk, file)),
    'packs.accept': (input) =>
      withFile(input.token, async (desk, file) => {
        const accepted = await acceptPack(desk, file, input);
        return changed(accepted);
      }),
  };
}
