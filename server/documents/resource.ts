import { defineResource } from '../context/resource.ts';
import { documentDownloads } from './routes.ts';
import { uploadRoutes } from './upload-routes.ts';

export const uploads = defineResource({
  name: 'uploads',
  routes: uploadRoutes,
  pages: { '/documents': documentDownloads },
  /** Inspects documents that wait, for an antivirus that was down say, and deletes the bytes of those that are gone. */
  jobs: [{ name: 'documents', periodMs: 15_000, run: ({ files }) => files.round() }],
});
