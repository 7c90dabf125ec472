import type { ElementName } from '../../src/contract/index.ts';
import type { Files } from '../documents/files/index.ts';
import type { DocumentLinkFactory } from '../applications/notifications.ts';
import type { LogoService } from '../logos/logos.ts';
import type { OfferSource } from '../offers/source.ts';
import type { Secrets } from '../database/secrets.ts';
import type { SessionClaims, SessionService } from '../sessions/sessions.ts';
import type { Stores } from './stores.ts';
import type { KeyHolder } from '../partners/store.ts';

/** What the server tells of the connection a request came by. */
export interface Connection {
  incoming: {
    socket: { remoteAddress?: string | undefined; localAddress?: string | undefined; localPort?: number | undefined };
  };
}

/** What every handler finds in its context. */
export interface Env {
  /** Nothing where the application is called without a server. */
  Bindings: Partial<Connection>;
  Variables: {
    stores: Stores;
    offers: OfferSource;
    logos: LogoService;
    sessions: SessionService;
    secrets: Secrets;
    files: Files;
    requestId: string;
    /** What names a write, behind `idempotent`; empty where it came without. */
    idempotencyKey: string;
    /** Where links that leave by mail lead: `https://emploi.example.fr`. */
    base: string;
    /** Where a file of an application can be had, for some days. */
    linkOf: DocumentLinkFactory;
    /** Who asks, and for which element, once the key has been seen to. */
    partner?: KeyHolder;
    element?: ElementName;
    /** A number for the network it asks from, which means nothing the day after; nothing where that is not known. */
    network?: string;
    /** The draft it sends something of, where a session is needed. */
    session?: SessionClaims;
  };
}
