import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { TemplateOutputs } from '../../../shared/contract/template-channels.ts';
import type { Context } from '../create-app.ts';
import type { Desk } from '../desk.ts';
import {
  activateTemplate,
  retireTemplate,
  reviewTemplate,
  submitTemplate,
} from '../papers/templates/approval.ts';
import { createTemplate, saveTemplate } from '../papers/templates/edit.ts';
import { previewTemplate } from '../papers/templates/preview.ts';
import type { TemplateRecord } from '../papers/templates/store.ts';
import { templateDetail, templateTypes } from '../papers/templates/views.ts';
import { chooseWording, takeNewVersion, wordingOf } from '../papers/templates/wording.ts';
import type { Handlers } from '../router.ts';

export function templateHandlers(context: Context): Pick<Handlers, keyof TemplateOutputs> {
  const read = async <T>(work: (desk: Desk) => Promise<Result<T>> | Result<T>): Promise<Result<T>> => {
    const desk = context.desk();
    return desk === null ? fail('locked', 'app:locked') : await work(desk);
  };
  const write = async <T>(work: (desk: Desk) => Promise<Result<T>> | Result<T>): Promise<Result<T>> => {
    const result = await read(work);
    if (result.ok) context.host.emit({ type: 'state-changed' });
    return result;
  };
  const record = (work: (desk: Desk) => Promise<Result<TemplateRecord>> | Result<TemplateRecord>) =>
    write(async (desk) => {
      const result = await work(desk);
      return result.ok ? ok({ id: result.value.id }) : result;
    });
  return {
    'templates.list': () => read(templateTypes),
    'templates.get': (input) => read((desk) => templateDetail(desk, input.id)),
    'templates.preview': (input) => read((desk) => previewTemplate(desk, input)),
    'templates.create': (input) => record((desk) => createTemplate(desk, input.from)),
    'templates.save': (input) => record((desk) => saveTemplate(desk, input)),
    'templates.submit': (input) => record((desk) => submitTemplate(desk, input)),
    'templates.review': (input) => record((desk) => reviewTemplate(desk, input)),
    'templates.activate': (input) => record((desk) => activateTemplate(desk, input)),
    'templates.retire': (input) => record((desk) => retireTemplate(desk, input)),
    'papers.wording': (input) => read((desk) => wordingOf(desk, input.paperId)),
    'papers.choose-wording': (input) => write((desk) => chooseWording(desk, input)),
    'papers.new-template': (input) => write((desk) => takeNewVersion(desk, input.paperId)),
  };
}
