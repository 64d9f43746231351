import type { Message } from '../../shared/message.ts';
import { useSpeech } from '../i18n.ts';

/** What a person should know and nothing is stopped by. */
export function Warnings({ warnings }: { readonly warnings: readonly Message[] }) {
  const { say } = useSpeech();
  return warnings.map((warning) => (
    <div key={warning.key} className="banner ask" role="status">
      {say(warning)}
    </div>
  ));
}
