import { defineResource } from '../context/resource.ts';
import { alertPages, alertRoutes } from './routes.ts';
import { runAlerts } from './run-alerts.ts';
import { alertStore } from './store.ts';

export const alerts = defineResource({
  name: 'alerts',
  routes: alertRoutes,
  pages: { '/alerts': alertPages },
  purge: (stores) => stores.alerts.purge(),
  subjects: { alert: { onMailRejected: (tx, token, code) => alertStore(tx).pause(token, code) } },
  jobs: [{ name: 'alerts', periodMs: 15_000, run: ({ stores, base, offers }) => runAlerts(stores, base, offers) }],
});
