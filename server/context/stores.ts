import type { Database } from '../database/database.ts';
import { alertStore, type AlertStore } from '../alerts/store.ts';
import { answerStore, type AnswerStore } from '../applications/answers/store.ts';
import { applicationStore, type ApplicationStore } from '../applications/store.ts';
import { documentStore, type DocumentStore } from '../documents/store.ts';
import { auditStore, type AuditStore } from '../audit/store.ts';
import { deliveryStore, type DeliveryStore } from '../webhooks/store.ts';
import { inboxStore, type InboxStore } from '../applications/inbox/store.ts';
import { logoStore, type LogoStore } from '../logos/store.ts';
import { mailStore, type MailStore } from '../mail/store.ts';
import { occupationStore, type OccupationStore } from '../occupations/store.ts';
import { offerStore, type OfferStore } from '../offers/store.ts';
import { partnerStore, type PartnerStore } from '../partners/store.ts';
import { placeStore, type PlaceStore } from '../places/store.ts';
import { receivedStore, type ReceivedStore } from '../applications/received-store.ts';
import { recruiterStore, type RecruiterStore } from '../partners/recruiters-store.ts';
import { spentStore, type SpentStore } from '../sessions/store.ts';

export interface Stores {
  offers: OfferStore;
  occupations: OccupationStore;
  places: PlaceStore;
  partners: PartnerStore;
  logos: LogoStore;
  alerts: AlertStore;
  mail: MailStore;
  spent: SpentStore;
  recruiters: RecruiterStore;
  applications: ApplicationStore;
  documents: DocumentStore;
  received: ReceivedStore;
  answers: AnswerStore;
  inbox: InboxStore;
  deliveries: DeliveryStore;
  audit: AuditStore;
}

export const storesOf = (db: Database): Stores => {
  const offers = offerStore(db);
  return {
    offers,
    occupations: occupationStore(db, (text) => offers.haveWords(text)),
    places: placeStore(db),
    partners: partnerStore(db),
    logos: logoStore(db),
    alerts: alertStore(db),
    mail: mailStore(db),
    spent: spentStore(db),
    recruiters: recruiterStore(db),
    applications: applicationStore(db),
    documents: documentStore(db),
    received: receivedStore(db),
    answers: answerStore(db),
    inbox: inboxStore(db),
    deliveries: deliveryStore(db),
    audit: auditStore(db),
  };
};
