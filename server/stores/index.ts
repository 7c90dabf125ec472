import type { Database } from '../database.ts';
import { alertStore, type AlertStore } from './alerts.ts';
import { answerStore, type AnswerStore } from './answers.ts';
import { applicationStore, type ApplicationStore } from './applications.ts';
import { documentStore, type DocumentStore } from './documents.ts';
import { auditStore, type AuditStore } from './audit.ts';
import { deliveryStore, type DeliveryStore } from './deliveries.ts';
import { inboxStore, type InboxStore } from './inbox.ts';
import { logoStore, type LogoStore } from './logos.ts';
import { mailStore, type MailStore } from './mail.ts';
import { occupationStore, type OccupationStore } from './occupations.ts';
import { offerStore, type OfferStore } from './offers.ts';
import { partnerStore, type PartnerStore } from './partners.ts';
import { placeStore, type PlaceStore } from './places.ts';
import { receivedStore, type ReceivedStore } from './received.ts';
import { recruiterStore, type RecruiterStore } from './recruiters.ts';
import { spentStore, type SpentStore } from './spent.ts';

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
