/** Which room may import which: the table in docs/rooms.md, enforced. */
const mayImport = {
  domain: [],
  integrations: ['domain'],
  operations: ['domain', 'integrations'],
  hooks: ['domain', 'operations'],
  collections: ['hooks', 'operations', 'domain'],
  cms: ['domain', 'integrations', 'operations', 'hooks', 'collections'],
  sandbox: ['domain'],
  admin: ['domain'],
  'customer-site': ['domain'],
}
const rooms = [...Object.keys(mayImport), 'scripts', 'tests']
const others = (room) => rooms.filter((r) => r !== room && !mayImport[room].includes(r))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.keys(mayImport).map((room) => ({
      name: `${room}-imports-only-${['itself', ...mayImport[room]].join('-')}`,
      severity: 'error',
      from: { path: `^${room}/` },
      to: {
        path: `^(${others(room).join('|')})/`,
        ...(room === 'admin' || room === 'customer-site'
          ? { pathNot: '^cms/payload-types\\.ts$' }
          : {}),
        // The demo business is loaded when it is wanted, and never otherwise.
        ...(room === 'cms'
          ? { pathNot: '^scripts/demo/(seed|pay-deposits|introduce-phones)\\.ts$' }
          : {}),
      },
    })),
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-env-reads-process-env',
      severity: 'error',
      from: { path: '^(domain|operations|hooks|collections|sandbox|admin|customer-site)/' },
      to: { path: '^(node:)?process$' },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vite/client$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules|\\.data|\\.cache)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
