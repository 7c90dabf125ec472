import { defineResource } from '../context/resource.ts';

export const audit = defineResource({ name: 'audit', purge: (stores) => stores.audit.purge() });
