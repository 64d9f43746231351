import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { VerifyReport } from '../../../shared/contract/views.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import { draftPapers, fillPaper, issuePaper, paperFieldViews, paperFile, paperRows } from '../papers/desk.ts';
import { signPaper } from '../papers/sign.ts';
import { verifyBytes } from '../papers/verify.ts';
import type { Handlers } from '../router.ts';
import { openDesk } from './orders.ts';

type PaperChannels =
  | 'papers.list'
  | 'papers.draft'
  | 'papers.fill'
  | 'papers.fields'
  | 'papers.issue'
  | 'papers.pdf'
  | 'papers.save'
  | 'papers.sign'
  | 'papers.verify';

export function paperHandlers(context: Context): Pick<Handlers, PaperChannels> {
  const atDesk = openDesk(context);
  const locked = fail('locked', 'app:locked');
  const with_ = async <T>(work: (desk: Desk) => Promise<Result<T>>): Promise<Result<T>> => {
    const desk = context.desk();
    if (desk === null) return locked;
    const result = await work(desk);
    if (result.ok) context.host.emit({ type: 'state-changed' });
    return result;
  };
  return {
    'papers.list': (input) => atDesk((desk) => ok(paperRows(desk, input))),
    'papers.fields': async (input) => {
      const desk = context.desk();
      return desk === null ? locked : paperFieldViews(desk, input.paperId);
    },
    'papers.pdf': (input) => atDesk((desk) => paperFile(desk, input.paperId)),
    'papers.draft': (input) => with_((desk) => draftPapers(desk, input)),
    'papers.fill': (input) => with_((desk) => fillPaper(desk, input)),
    'papers.issue': (input) => with_((desk) => issuePaper(desk, input.paperId)),

    'papers.save': (input) =>
      with_(async (desk) => {
        const file = paperFile(desk, input.paperId);
        if (!file.ok) return file;
        const saved = await context.host.dialogs.saveFile(file.value.name, file.value.bytes);
        if (saved !== null) {
          desk.vault.transaction(() => {
            desk.vault.journal.append({
              role: desk.vault.session.role,
              object: `paper/${input.paperId}`,
              action: 'papers.save',
              after: { name: saved.name },
            });
          });
        }
        return ok(saved);
      }),

    'papers.sign': (input) =>
      with_(async (desk) => {
        const key = context.shelf.get(input.token);
        if (key === undefined) return fail('not-found', 'app:file-gone');
        const signed = await signPaper(desk, key.bytes, input);
        if (signed.ok) context.shelf.drop(input.token);
        return signed;
      }),

    'papers.verify': async (input): Promise<Result<VerifyReport>> => {
      if (input.token !== undefined) {
        const file = context.shelf.get(input.token);
        return file === undefined ? fail('not-found', 'app:file-gone') : verifyBytes(file.name, file.bytes);
      }
      const desk = context.desk();
      if (desk === null) return locked;
      const file = paperFile(desk, input.paperId ?? '');
      return file.ok ? verifyBytes(file.value.name, file.value.bytes) : file;
    },
  };
}
