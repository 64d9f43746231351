import { webcrypto } from 'node:crypto';
import { CryptoEngine } from 'pkijs';

/**
 * The crypto engine of this room, handed to every pkijs call: the global one is shared with the older pkijs inside the
 * signing library, which puts its own engine there.
 */
export const engine = new CryptoEngine({ name: 'papers', crypto: webcrypto as never });
