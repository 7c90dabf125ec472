import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import type { FranceTravailSettings } from '../../../server/offers/france-travail/client.ts';
import type { ApiCatalogue } from './api-catalogue.ts';
import { documentFaults } from './api-document.ts';

/** How the API fails: for one call or until told otherwise. */
export type Trouble =
  | { kind: 'status'; status: number; body?: string; headers?: Readonly<Record<string, string>> }
  | { kind: 'silence' | 'reset' | 'cut' | 'bad-json' | 'empty-204' | 'unknown-shape' };

export const secret = 'the-secret-of-the-application';

/** Of the referential « métiers ». */
const occupations = [
  { code: 'F1619', libelle: 'Couvreur / Couvreuse' },
  { code: 'G1602', libelle: 'Cuisinier / Cuisini&egrave;re' },
  { code: 'G1603', libelle: 'Équipier / Équipière en restauration rapide' },
  { code: 'J1506', libelle: 'Infirmier / Infirmière de soins généraux' },
  { code: 'B1199', libelle: 'Façonneur / Façonneuse de girouettes' },
];

const credentials = { grant_type: 'client_credentials', client_id: 'the-application', client_secret: secret };

/**
 * Stands in for France Travail: gives tokens, answers searches from recorded and invented offers, checks every request against
 * the API's own document, and fails in each way it is told to.
 */
export const apiStandIn = async (catalogue: ApiCatalogue) => {
  const faultsOf = documentFaults();
  const requests: { path: string; at: number }[] = [];
  const faults: string[] = [];
  const next: Trouble[] = [];
  const tokens = { given: 0, valid: new Set<string>(), life: 1_499 };
  const state: { trouble: Trouble | undefined; delay: number } = { trouble: undefined, delay: 0 };

  const send = (response: ServerResponse, status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };

  const fail = (trouble: Trouble, response: ServerResponse): void => {
    switch (trouble.kind) {
      case 'status':
        response.writeHead(trouble.status, trouble.headers).end(trouble.body);
        break;
      case 'silence':
        break; // until whoever asks gives up
      case 'reset':
        response.destroy();
        break;
      case 'cut':
        response.writeHead(206, { 'content-type': 'application/json', 'content-length': '5000' });
        response.write('{"resultats": [{"id": "1', () => response.destroy());
        break;
      case 'bad-json':
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"resultats": [');
        break;
      case 'unknown-shape':
        response.writeHead(200, { 'content-type': 'application/json' }).end('["neither", "an offer", "nor a search"]');
        break;
      case 'empty-204':
        response.writeHead(204).end();
    }
  };

  const giveToken = async (request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> => {
    const sent = Object.fromEntries(new URLSearchParams(await text(request)));
    const { scope, ...others } = sent;
    if (url.searchParams.get('realm') !== '/partenaire' || scope !== 'api_offresdemploiv2 o2dsoffre')
      faults.push('a token is asked for in another realm or scope');
    if (JSON.stringify(others) !== JSON.stringify(credentials)) {
      send(response, 400, { error: 'invalid_client', error_description: 'Client authentication failed' });
      return;
    }
    const token = `token-${(tokens.given += 1)}`;
    tokens.valid.add(token);
    send(response, 200, { scope, expires_in: tokens.life, token_type: 'Bearer', access_token: token });
  };

  const search = (url: URL, response: ServerResponse): void => {
    const { start, total, resultats, filtresPossibles } = catalogue.search(url.searchParams);
    if (resultats.length === 0) {
      send(response, 204, undefined, { 'content-range': '*/0' });
      return;
    }
    const end = start + resultats.length - 1;
    const headers = { 'content-range': `offres ${start}-${end}/${total}` };
    send(response, resultats.length === total ? 200 : 206, { resultats, filtresPossibles }, headers);
  };

  const answer = (request: IncomingMessage, url: URL, response: ServerResponse): void => {
    requests.push({ path: url.pathname + url.search, at: performance.now() });
    faults.push(...faultsOf(url));
    const trouble = next.shift() ?? state.trouble;
    if (trouble) {
      fail(trouble, response);
      return;
    }
    if (!tokens.valid.has(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')) {
      send(response, 401, { message: 'token' });
      return;
    }
    if (url.pathname === '/v2/offres/search') search(url, response);
    else if (url.pathname.startsWith('/v2/referentiel/')) send(response, 200, occupations);
    else {
      const offer = catalogue.one(url.pathname.slice('/v2/offres/'.length));
      send(response, offer ? 200 : 204, offer);
    }
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://api.test');
    if (url.pathname === '/connexion/oauth2/access_token') void giveToken(request, url, response);
    else if (state.delay > 0) setTimeout(() => answer(request, url, response), state.delay);
    else answer(request, url, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;

  return {
    /** What was asked, in order: path and query, and when (ms). */
    requests,
    /** What no request may ask by the document. */
    faults,
    /** Troubles for the next calls, one each. */
    next,
    tokens,
    state,
    settings: {
      apiUrl: url,
      perSecond: 100,
      token: {
        url: `${url}/connexion/oauth2/access_token?realm=%2Fpartenaire`,
        clientId: credentials.client_id,
        clientSecret: credentials.client_secret,
        scope: 'api_offresdemploiv2 o2dsoffre',
      },
    } satisfies FranceTravailSettings,
    close: (): void => {
      server.close();
      server.closeAllConnections();
    },
  };
};

export type ApiStandIn = Awaited<ReturnType<typeof apiStandIn>>;
