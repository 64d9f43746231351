import { useEffect, useState } from 'react';
import { client } from '../../desk.ts';
import { useSpeech } from '../../i18n.ts';
import { useDesk } from '../../place.ts';

/** What a signed paper comes back as; other files dropped on the papers are order sheets as everywhere. */
const RETURNED = /\.(?:pdf|png|jpe?g|tiff?)$/i;

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** A file dropped anywhere in the window is admitted and opened for its mapping. Nothing is imported before that is confirmed. */
export function DropAnywhere() {
  const { t, say } = useSpeech();
  const { go, notify, place } = useDesk();
  const toLists = place.at === 'lists';
  const onPaper = place.at === 'papers' ? (place.paperId ?? '') : null;
  const [over, setOver] = useState(false);

  useEffect(() => {
    // Enter and leave come for every element on the way; only their balance says whether the file is over the window.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      setOver(depth > 0);
    };
    const hold = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = async (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      const [file] = files;
      if (file === undefined) return;
      if (files.length > 1) {
        notify(t('orderdesk:drop.one'), 'bad');
        return;
      }
      let bytes: Uint8Array;
      try {
        bytes = new Uint8Array(await file.arrayBuffer());
      } catch {
        notify(t('orderdesk:drop.unreadable', { file: file.name }), 'bad');
        return;
      }
      const admitted = await client.call('files.admit', { name: file.name, bytes });
      if (admitted.ok && toLists) go({ at: 'lists', tab: 'versions', file: admitted.value });
      else if (admitted.ok && onPaper !== null && RETURNED.test(file.name))
        go({ at: 'papers', file: admitted.value, ...(onPaper === '' ? {} : { paperId: onPaper }) });
      else if (admitted.ok) go({ at: 'orders', file: admitted.value });
      else notify(say(admitted.error.message), 'bad');
    };
    const dropped = (event: DragEvent) => void drop(event);
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hold);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hold);
      window.removeEventListener('drop', dropped);
    };
  }, [go, notify, say, t, toLists, onPaper]);

  return over ? (
    <div className="drop-veil">{t(onPaper === null ? 'orderdesk:drop.here' : 'returned:drop-here')}</div>
  ) : null;
}
