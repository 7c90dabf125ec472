import { defineResource } from '../context/resource.ts';
import { alertPages, alertRoutes } from './routes.ts';
import { runAlerts } from './run-alerts.ts';

export const alerts = defineResource({
  name: 'alerts',
  routes: alertRoutes,
  pages: { '/alerts': alertPages },
  purge: (stores) => stores.alerts.purge(),
  jobs: [{ name: 'alerts', periodMs: 15_000, run: ({ stores, base, offers }) => runAlerts(stores, base, offers) }],
});
