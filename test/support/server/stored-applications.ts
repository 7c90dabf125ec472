import { randomUUID } from 'node:crypto';

import { applicationStore, type Application } from '../../../server/applications/store.ts';
import { recruiterStore, type Recruiter } from '../../../server/partners/recruiters-store.ts';
import type { Database } from '../../../server/database/database.ts';
import type { Document, Question } from '../../../src/contract/index.ts';

/** 24 bytes, as a recruiter is given them. */
export const webhookSecret = `whsec_${Buffer.alloc(24, 'emploi').toString('base64')}`;

/** A recruiter of the demonstration, with an address and nothing else unless said. An inbox that there is keeps its address. */
export const saveRecruiter = async (db: Database, given: Partial<Recruiter> = {}): Promise<Recruiter> => {
  const recruiter: Recruiter = {
    partner: 'demo-employer',
    name: 'Comptoir des Alpes',
    contact: 'donnees@comptoir.example',
    email: 'recrutement@comptoir.example',
    webhookUrl: null,
    webhookSecret: null,
    inboxToken: `inbox-${given.partner ?? 'demo-employer'}`,
    cvRequired: false,
    perOffer: 500,
    perDay: 200,
    ...given,
  };
  await recruiterStore(db).save(recruiter);
  const saved = await recruiterStore(db).find(recruiter.partner);
  if (!saved) throw new Error('The recruiter was not saved');
  return saved;
};

export const aQuestion = (given: Partial<Question> = {}): Question => ({
  id: 'permis',
  kind: 'choice',
  label: 'Avez-vous le permis B ?',
  hint: null,
  required: true,
  options: ['Oui', 'Non'],
  ...given,
});

export const aDocument = (given: Partial<Document> = {}): Document => ({
  id: randomUUID(),
  name: 'CV Claire Fontaine.pdf',
  purpose: 'cv',
  size: 123_456,
  state: 'received',
  refusal: null,
  kind: 'pdf',
  pages: 2,
  checksum: 'c0ffee'.padEnd(64, '0'),
  scanned: null,
  warnings: [],
  ...given,
});

type Given = Partial<
  Pick<
    Application,
    | 'reference'
    | 'offer'
    | 'offerTitle'
    | 'firstName'
    | 'lastName'
    | 'email'
    | 'phone'
    | 'message'
    | 'questionAnswers'
    | 'keepLonger'
    | 'isTest'
  >
> & { recruiter?: string; documents?: readonly Document[] };

let count = 0;

/** Stores an application as if it had been sent, without telling anybody. Each is another person's. */
export const storeApplication = async (db: Database, given: Given = {}): Promise<Application> => {
  count += 1;
  const { documents = [aDocument()], keepLonger = false } = given;
  const { rows } = await db.query<{ id: number }>(
    `insert into application (reference, token, partner, recruiter, is_test, draft, fingerprint, offer, offer_title, applicant_hash, slot,
                              first_name, last_name, email, phone, message, answers, receipt, keep_longer, retained_until)
     values ($1, $2, $3, $3, $4, $5, 'fingerprint', $6, $7, $8, 1, $9, $10, $11, $12, $13, $14::jsonb, $15::jsonb, $16,
             now() + make_interval(months => $17::integer))
     returning id`,
    [
      given.reference ?? `TEST-${String(count).padStart(4, '0')}`,
      randomUUID(),
      given.recruiter ?? 'demo-employer',
      given.isTest ?? false,
      randomUUID(),
      given.offer === undefined ? '123ABC' : given.offer,
      given.offerTitle === undefined ? 'Boulanger' : given.offerTitle,
      `person-${count}`,
      given.firstName ?? 'Claire',
      given.lastName ?? 'Fontaine',
      given.email ?? 'claire.fontaine@courriel.example',
      given.phone === undefined ? '+33612345678' : given.phone,
      given.message === undefined ? 'Madame, Monsieur,\n\nJe voudrais travailler chez vous.' : given.message,
      JSON.stringify(given.questionAnswers ?? [{ question: aQuestion(), values: ['Oui'] }]),
      JSON.stringify({ documents, copy: true }),
      keepLonger,
      keepLonger ? 24 : 3,
    ],
  );
  const id = rows[0]?.id ?? 0;
  for (const [position, document] of documents.entries())
    await db.query(
      `insert into document (id, draft, application, position, purpose, name, size, received, state, kind, pages, checksum, scanned, warnings)
       values ($1, 'draft', $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12)`,
      [
        document.id,
        id,
        position,
        document.purpose,
        document.name,
        document.size,
        document.state,
        document.kind,
        document.pages,
        document.checksum,
        document.scanned,
        document.warnings,
      ],
    );
  const stored = await applicationStore(db).find('id', id);
  if (!stored) throw new Error('The application was not stored');
  return stored;
};

/** Forgets all that tests have stored of applications. */
export const forgetApplications = (db: Database): Promise<void> =>
  db.execute('delete from application; delete from document; delete from deleted_document; delete from mail; delete from audit');
