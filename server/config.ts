import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Config {
  port: number;
  host: string;
  /** PostgreSQL, `postgres://…`; without it the database is embedded. */
  databaseUrl: string | undefined;
  /** Where the embedded database lives. */
  dataFolder: string;
  /** Hosts that logos of imported offers may be fetched from. */
  logoHosts: readonly string[];
}

/** A setting that cannot be used; the message is for whoever starts the gateway. */
export class BadSetting extends Error {}

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const port = Number(/^\d{1,5}$/.test(env['PORT'] || '4600') ? env['PORT'] || 4600 : Number.NaN);
  if (!(port <= 65_535)) throw new BadSetting(`PORT is “${env['PORT']}”: it must be a number from 0 to 65535.`);
  return {
    port,
    host: env['HOST'] || '127.0.0.1',
    databaseUrl: env['DATABASE_URL'] || undefined,
    dataFolder: resolve(projectFolder, env['DATA_DIR'] || '.data'),
    logoHosts: (env['LOGO_HOSTS'] ?? '')
      .split(',')
      .map((host) => host.trim())
      .filter(Boolean),
  };
};
