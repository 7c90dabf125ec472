import { resources } from '../../../server/app.ts';
import { subjectsOf, type JobContext } from '../../../server/context/resource.ts';
import { ephemeralSecrets } from '../../../server/database/secrets.ts';
import { ephemeralFiles } from '../../../server/documents/files/index.ts';
import type { TestGateway } from '../gateway.ts';

const base = 'https://emploi.example.fr';

/** What jobs find, with mails and webhooks that go nowhere. */
export const jobContext = ({ stores }: Pick<TestGateway, 'stores'>, given: Partial<JobContext> = {}): JobContext => ({
  stores,
  offers: stores.offers,
  files: ephemeralFiles(stores.documents, ephemeralSecrets()),
  send: async () => {},
  post: async () => 204,
  base,
  linkOf: (id) => `${base}/documents/${id}`,
  subjects: subjectsOf(resources),
  ...given,
});

/** Runs a job of a resource once, as the gateway does by itself. */
export const runJob = async (
  name: string,
  gateway: Pick<TestGateway, 'stores'>,
  given: Partial<JobContext> = {},
): Promise<void> => {
  const job = resources.flatMap(({ jobs = [] }) => jobs).find((one) => one.name === name);
  if (!job) throw new Error(`No resource has a job “${name}”`);
  await job.run(jobContext(gateway, given), new AbortController().signal);
};
