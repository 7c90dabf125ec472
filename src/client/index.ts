export { createClient, type Client, type ClientOptions } from './client.ts';
export { GatewayError, toGatewayError, type ErrorKind } from './errors.ts';
