/** The rooms of the house and the one-way arrows between them (docs/architecture.md). */
const below = (from, allowed, comment) => ({
  name: `${from.replace(/[^a-z]+/g, '-')}-imports`,
  comment,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: '^(shared|electron|renderer)/', pathNot: [`^${from}/`, ...allowed.map((a) => `^${a}`)] },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    below('shared/names', ['shared/message\\.ts'], 'names stand alone'),
    below('shared/lists', ['shared/message\\.ts', 'shared/names/'], 'lists know names'),
    below('shared/items', ['shared/message\\.ts'], 'items stand alone'),
    below('shared/orders', ['shared/message\\.ts'], 'orders stand alone'),
    below(
      'shared/rules',
      ['shared/message\\.ts', 'shared/(names|lists|items|orders)/'],
      'rules read the facts',
    ),
    below(
      'shared/papers',
      ['shared/message\\.ts', 'shared/(rules|names|lists|items|orders)/'],
      'papers read rules',
    ),
    below('shared/contract', ['shared/'], 'the contract sees all of shared'),
    below('electron/vault', ['shared/'], 'services see shared only'),
    below('electron/intake', ['shared/'], 'services see shared only'),
    below('electron/pdf', [], 'opening a PDF stands alone'),
    below('electron/lists', ['shared/', 'electron/(intake|pdf)/'], 'lists open files as intake does'),
    below('electron/papers', ['shared/', 'electron/pdf/'], 'papers open returned PDFs'),
    below('electron/audit', ['shared/', 'electron/intake/zip\\.ts'], 'archives are opened as intake does'),
    below(
      'electron/packs',
      ['shared/', 'electron/vault/canonical-json\\.ts'],
      'packs are hashed in the spelling of the journal',
    ),
    below(
      'electron/app',
      ['shared/', 'electron/(vault|intake|lists|papers|audit|packs)/', 'electron/host/policy\\.ts'],
      'app uses services',
    ),
    below(
      'electron/host/electron',
      ['shared/', 'electron/app/', 'electron/host/[^/]+\\.ts'],
      'hosts use the app',
    ),
    below(
      'electron/host/chromium',
      ['shared/', 'electron/app/', 'electron/host/[^/]+\\.ts'],
      'hosts use the app',
    ),
    below('electron/cli', ['shared/', 'electron/app/'], 'the terminal uses the app'),
    below('renderer', ['shared/'], 'the window sees shared only'),
    {
      name: 'electron-in-one-room',
      severity: 'error',
      from: { pathNot: '^electron/host/electron/' },
      to: { path: 'node_modules/(electron|electron-store)/' },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      comment: 'no node, no packages in shared but the schema library in the contract',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'zod-only-in-contract',
      severity: 'error',
      from: { path: '^shared/', pathNot: '^shared/contract/' },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { path: '^test/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
