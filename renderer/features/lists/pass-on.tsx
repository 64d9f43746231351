import { OwnKey } from './own-key.tsx';
import { PackExport } from './pack-export.tsx';
import { PackImport } from './pack-import.tsx';
import { TrustedSigners } from './signers.tsx';
import './knowledge.css';

/** How lists go to a colleague's machine and come from there: signed packs, and whose signature counts. */
export function PassOn() {
  return (
    <div className="pass-on">
      <div className="stack">
        <PackImport />
        <PackExport />
      </div>
      <div className="stack">
        <OwnKey />
        <TrustedSigners />
      </div>
    </div>
  );
}
