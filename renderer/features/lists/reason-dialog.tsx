import { type FormEvent, type ReactNode, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import { useSpeech } from '../../i18n.ts';
import { DialogBox, Fault, Field } from '../../ui/pieces.tsx';

export interface ReasonDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly why: string;
  readonly action: string;
  /** The label of the text; without it "Reason". */
  readonly label?: string;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly children?: ReactNode;
  onClose(): void;
  onGiven(reason: string): void;
}

/** Asks for the reason of something that is journalled and not undone. */
export function ReasonDialog(props: ReasonDialogProps) {
  return (
    <DialogBox title={props.title} open={props.open} onClose={props.onClose}>
      <ReasonForm {...props} />
    </DialogBox>
  );
}

function ReasonForm({ why, action, label, busy, error, children, onClose, onGiven }: ReasonDialogProps) {
  const { t } = useSpeech();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const lacks = reason.trim().length < 3;
  const give = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!lacks) onGiven(reason.trim());
  };
  return (
    <form className="stack dialog-form" onSubmit={give}>
      <p className="soft">{why}</p>
      {children}
      <Field
        label={label ?? t('knowledge:own-form.reason')}
        wrong={tried && lacks ? t('knowledge:own-form.reason-lacks') : undefined}
      >
        {(tie) => (
          <textarea
            {...tie}
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Fault error={error} />
      <div className="row">
        <button type="submit" className="primary" disabled={busy}>
          {action}
        </button>
        <button type="button" onClick={onClose}>
          {t('knowledge:own-form.cancel')}
        </button>
      </div>
    </form>
  );
}
