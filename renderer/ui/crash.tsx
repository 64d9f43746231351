import { Component, type ReactNode } from 'react';
import { useSpeech } from '../i18n.ts';

interface Props {
  readonly children: ReactNode;
}

/** A mistake of the program ends in a sentence and a way out, not in an empty window. What is stored is not touched by it. */
export class CrashGuard extends Component<Props, { readonly failure: string | null }> {
  override state: { readonly failure: string | null } = { failure: null };

  static getDerivedStateFromError(cause: unknown): { readonly failure: string } {
    return { failure: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }

  override render(): ReactNode {
    return this.state.failure === null ? this.props.children : <Crash details={this.state.failure} />;
  }
}

function Crash({ details }: { readonly details: string }) {
  const { t } = useSpeech();
  return (
    <main className="gate narrow">
      <div className="card stack" role="alert">
        <h1>{t('ui:crash.title')}</h1>
        <p>{t('ui:crash.text')}</p>
        <div className="row">
          <button type="button" className="primary" onClick={() => window.location.reload()}>
            {t('ui:crash.reload')}
          </button>
          <button type="button" onClick={() => void navigator.clipboard.writeText(details)}>
            {t('ui:crash.copy')}
          </button>
        </div>
      </div>
    </main>
  );
}
