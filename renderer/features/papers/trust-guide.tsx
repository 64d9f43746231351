import { useState } from 'react';
import type { PaperLanguage } from '../../../shared/message.ts';
import { useAction } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';
import { Fault } from '../../ui/pieces.tsx';

const LANGUAGES = ['zh', 'ja', 'en'] as const;

/** The one-page guide for whoever is to trust a certificate, in the recipient's language. */
export function TrustGuide(props: { readonly fingerprint: string; readonly paperId?: string }) {
  const { t, locale } = useSpeech();
  const { notify } = useDesk();
  const [language, setLanguage] = useState<PaperLanguage>(locale === 'zh-CN' ? 'zh' : locale);
  const { busy, error, run } = useAction('signing.guide');
  const save = async () => {
    const { fingerprint, paperId } = props;
    const saved = await run({ fingerprint, language, ...(paperId === undefined ? {} : { paperId }) });
    if (saved.ok && saved.value !== null) notify(t('signing:guide.saved', { name: saved.value.name }));
  };
  return (
    <div className="stack">
      <div className="row trust-guide">
        <button type="button" disabled={busy} onClick={() => void save()}>
          {t('signing:guide.save')}
        </button>
        <select
          aria-label={t('signing:guide.language')}
          value={language}
          onChange={(event) => setLanguage(event.target.value as PaperLanguage)}
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one}>
              {t(`paperdesk:languages.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <Fault error={error} />
    </div>
  );
}
