import { subjectsOf, type JobContext, type Resource } from '../context/resource.ts';
import type { Jobs } from '../jobs/jobs.ts';

const hour = 3_600_000;

/** Starts what resources do by themselves, and once an hour deletes what of each has expired: one that fails keeps no other from it. */
export const startJobs = (jobs: Jobs, resources: readonly Resource[], given: Omit<JobContext, 'subjects'>): void => {
  const context: JobContext = { ...given, subjects: subjectsOf(resources) };
  for (const { name, periodMs, run } of resources.flatMap((resource) => resource.jobs ?? []))
    jobs.every(name, periodMs, (signal) => run(context, signal));
  for (const { name, purge } of resources)
    if (purge)
      jobs.every(`purge of ${name}`, hour, async () => {
        await purge(context.stores);
      });
};
