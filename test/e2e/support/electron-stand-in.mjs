// Loaded with --import: gives the built main bundle an `electron` that says another instance is running, so that it ends at once.
// All imports of the bundle are resolved and linked before that, which is what the test is after.
import { registerHooks } from 'node:module';

const NAMES = [
  'app',
  'BrowserWindow',
  'dialog',
  'ipcMain',
  'Menu',
  'nativeTheme',
  'powerMonitor',
  'protocol',
  'safeStorage',
  'session',
  'shell',
];
const source = `
const said = (text) => process.stdout.write(text + '\\n');
const app = { requestSingleInstanceLock: () => (said('asked for the lock'), false), quit: () => said('quit') };
${NAMES.filter((name) => name !== 'app')
  .map((name) => `const ${name} = {};`)
  .join('\n')}
export { ${NAMES.join(', ')} };
export default { ${NAMES.join(', ')} };
`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: 'stand-in:electron', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === 'stand-in:electron' ? { format: 'module', source, shortCircuit: true } : next(url, context),
});
