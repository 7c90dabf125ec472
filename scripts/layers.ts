import { matchesGlob } from 'node:path';

/** A part of the project, and what it may import besides itself. */
export interface SourceLayer {
  /** The files it consists of. A `*` in place of a folder stands for each folder there. */
  readonly files: string;
  /** What of ours it may import. */
  readonly ours: readonly string[];
  /** The packages it may import: each library has one home. `undefined`: those that its own `package.json` names. */
  readonly packages: readonly string[] | undefined;
}

const belowElement = ['src/contract/', 'src/client/', 'src/i18n/', 'src/page-theme/', 'src/styles/', 'src/device/'];

/**
 * Who may import what, from the bottom up; the first that fits a file is its layer. ESLint tells while one writes
 * (`eslint.config.js`), a test tells for the whole tree (`test/architecture.test.ts`).
 */
export const layers: readonly SourceLayer[] = [
  { files: 'src/contract/**', ours: [], packages: ['valibot'] },
  {
    files: 'src/client/**',
    ours: ['src/contract/'],
    packages: ['ky', 'valibot', 'altcha-lib', 'altcha-lib/algorithms/web/pbkdf2'],
  },
  { files: 'src/i18n/**', ours: ['src/contract/', 'src/client/page-scope.ts'], packages: ['lit', '@lit/localize'] },
  { files: 'src/page-theme/**', ours: [], packages: ['lit'] },
  { files: 'src/styles/**', ours: ['src/contract/'], packages: ['lit'] },
  { files: 'src/device/**', ours: ['src/client/', 'src/i18n/', 'src/styles/'], packages: ['lit', '@lit/localize'] },
  { files: 'src/element/**', ours: belowElement, packages: ['lit', '@lit/context', '@lit/localize'] },
  {
    files: 'src/uploads/**',
    ours: [...belowElement, 'src/element/'],
    packages: ['lit', '@lit/localize', 'tus-js-client', 'tus-js-client/lib/upload.js'],
  },
  { files: 'src/ui/**', ours: [...belowElement, 'src/element/', 'src/uploads/'], packages: ['lit', '@lit/localize'] },
  { files: 'components/cdn/**', ours: ['src/', 'components/'], packages: [] },
  { files: 'components/provider/**', ours: ['src/'], packages: ['lit', '@lit/context', '@lit/localize'] },
  {
    files: 'components/application-form/**',
    ours: ['src/'],
    packages: ['lit', '@lit/localize', 'libphonenumber-js'],
  },
  { files: 'components/*/**', ours: ['src/'], packages: ['lit', '@lit/localize'] },
  { files: 'components/*.ts', ours: ['src/', 'components/'], packages: [] },
  { files: 'server/**', ours: ['src/contract/', 'src/page-theme/colour.ts', 'package.json'], packages: undefined },
];

/** What some files of the gateway know of it, and what others never know, whatever room they stand in. */
export interface ServerRule {
  readonly files: string;
  /** All that they import of the gateway; without it, anything but `never`. */
  readonly only?: string;
  readonly never?: string;
}

/** What starts a gateway or works on one from outside: everything leads up to it. */
const entries = 'server/{{cli,site,start}/**,app.ts,main.ts}';

/** Who may import what inside `server/`, where a folder holds all of a resource: its routes, its pages, its store. */
export const serverRules: readonly ServerRule[] = [
  { files: 'server/output/**', only: 'server/output/**' },
  { files: 'server/language/**', only: 'server/language/**' },
  { files: 'server/jobs/**', only: 'server/{jobs,output}/**' },
  { files: 'server/database/**', only: 'server/{database,output}/**' },
  // What sends anything, and what pages share, knows nothing of what it is about: its resource says it.
  { files: 'server/{mail,webhooks,pages}/**', never: 'server/{alerts,applications,documents,offers}/**' },
  { files: 'server/outbox/**', only: 'server/{{outbox,database}/**,mail/mail.ts}' },
  {
    files: 'server/**/{store,*-store}.ts',
    never: 'server/{{context,http,jobs,pages}/**,**/search/**,**/*{routes,page,page-parts,mails}.ts}',
  },
  { files: 'server/**/*{page,page-parts,mails}.ts', never: 'server/**/*routes.ts' },
  // What is made up for demonstrations is made of the catalogue, never the other way round.
  { files: 'server/!(seed|cli|start)/**', never: 'server/seed/**' },
  { files: 'server/!(cli|site|start)/**', never: entries },
];

/** Who may write to some tables, where that is one part's alone. */
export interface TableRule {
  tables: readonly string[];
  statement: 'insert into' | 'update' | 'delete from';
  only: string;
}

const outboxTables = ['mail', 'delivery'];
const outboxQueues = 'server/{outbox/outbox,mail/store,webhooks/store}.ts';

/** What leaves the gateway is put into the outbox in one way; those who send it note what became of it. */
export const tableRules: readonly TableRule[] = [
  { tables: outboxTables, statement: 'insert into', only: 'server/outbox/outbox.ts' },
  { tables: outboxTables, statement: 'update', only: outboxQueues },
  { tables: outboxTables, statement: 'delete from', only: outboxQueues },
];

/** The layer of a file, by its path from the project's folder. Tests, stories and scripts have none: they may import anything. */
export const layerOf = (file: string): SourceLayer | undefined => layers.find(({ files }) => matchesGlob(file, files));
