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

/** One shape an outcome, drawn, so that it does not depend on a font and is told apart without colour. */
const SHAPES: Readonly<Record<Outcome, ReactNode>> = {
  prohibited: <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z M4.5 7h7v2h-7z" fillRule="evenodd" />,
  'need-info': <path d="M8 0.5 15.5 8 8 15.5 0.5 8z M7 4h2l-.3 5H7.3z M7 10.3h2v2H7z" fillRule="evenodd" />,
  papers: <path d="M3 1h7l4 4v10H3z M5.5 7h6v1.5h-6z M5.5 10h6v1.5h-6z" fillRule="evenodd" />,
  review: <path d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z M8 3v10A5 5 0 0 0 8 3z" fillRule="evenodd" />,
  'no-match': (
    <path d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z" fillRule="evenodd" />
  ),
};

/** An outcome by word, shape and colour. */
export function OutcomeTag({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useSpeech();
  return (
    <span className={`tag ${outcome}`}>
      <svg
        viewBox="0 0 16 16"
        width="11"
        height="11"
        aria-hidden="true"
        focusable="false"
        fill="currentColor"
      >
        {SHAPES[outcome]}
      </svg>
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
