export { alertsOf } from './alerts.ts';
export { createClient, type Client, type ClientOptions } from './client.ts';
export { GatewayError, toGatewayError, type ErrorKind } from './errors.ts';
export { occupationsOf } from './occupations.ts';
export { offersOf } from './offers.ts';
export { placesOf } from './places.ts';
