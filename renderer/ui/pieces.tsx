import { type ReactNode, useId } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { AppError } from '../../shared/contract/errors.ts';
import type { ListKind } from '../../shared/lists/designation.ts';
import type { Outcome } from '../../shared/rules/outcome.ts';
import { useSpeech } from '../i18n.ts';

/** A labelled control: `children` gets the id that ties label, hint and fault to it. */
export function Field(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  children(tie: {
    readonly id: string;
    readonly 'aria-describedby'?: string;
    readonly 'aria-invalid'?: true;
  }): ReactNode;
}) {
  const id = useId();
  const described = [props.hint && `${id}-hint`, props.wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {props.label}
      </label>
      {props.children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(props.wrong ? { 'aria-invalid': true as const } : {}),
      })}
      {props.hint && (
        <span className="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      {props.wrong && (
        <span className="wrong" id={`${id}-wrong`} role="alert">
          {props.wrong}
        </span>
      )}
    </div>
  );
}

/** What was refused and why, in the app's own words. */
export function Fault({ error }: { readonly error: AppError | null }) {
  const { say } = useSpeech();
  if (error === null) return null;
  return (
    <div className="banner bad" role="alert">
      {say(error.message)}
    </div>
  );
}

const SHAPES: Readonly<Record<Outcome, string>> = {
  prohibited: '⛔',
  'need-info': '?',
  papers: '✎',
  review: '◐',
  'no-match': '○',
};

/** An outcome by word, shape and colour. */
export function OutcomeTag({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useSpeech();
  return (
    <span className={`tag ${outcome}`}>
      <span aria-hidden="true">{SHAPES[outcome]}</span>
      {t(`app:outcome.${outcome}`)}
    </span>
  );
}

export function ListTag({ list }: { readonly list: ListKind }) {
  const { t } = useSpeech();
  return <span className={`tag ${list}`}>{t(`app:list.${list}`)}</span>;
}

/** A designed nothing: what is not here, and what to do about it. */
export function Empty(props: {
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty">
      <h2>{props.title}</h2>
      {props.text && <p>{props.text}</p>}
      {props.children}
    </div>
  );
}

/** Head of a place: title, tools at the right. */
export function PlaceHead(props: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <header className="place-head">
      <h1>{props.title}</h1>
      {props.children}
    </header>
  );
}

/** A modal dialog; Escape and the veil close it. */
export function DialogBox(props: {
  readonly title: string;
  readonly open: boolean;
  onClose(): void;
  readonly children: ReactNode;
}) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={props.open}
      isDismissable
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Modal className="dialog">
        <AriaDialog>
          <Heading slot="title" level={2}>
            {props.title}
          </Heading>
          {props.children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A name with the language it is written in, so that its glyphs are right. */
export function Name({
  text,
  lang,
}: {
  readonly text: string;
  readonly lang: 'zh-CN' | 'zh-TW' | 'ja' | 'en';
}) {
  return <span lang={lang}>{text}</span>;
}
