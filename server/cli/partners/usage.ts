import { unlimited } from '../../partners/store.ts';
import { newRecruiter } from '../../partners/recruiters-store.ts';

export const usage = `Usage: npm run partners -- COMMAND …

A partner is a site whose pages carry the elements. Its public keys stand in its pages; they open the gateway to the pages
of its origins, for what its account allows, and to nobody else's. The gateway may be running: it follows within seconds.

  add --name NAME --origin ORIGIN …      a new partner, with a live and a test key, and what its webmaster pastes
  list [ID]                              all partners, or one
  edit ID …                              changes what is given, whole lists at a time; keys stay
  rotate ID [--test] [--overlap HOURS]   a new key beside the one in use, which expires by itself (168 hours, 24 at least)
  recruit ID …                           how applications for its offers reach an employer; changes what is given
  sign ID                                a secret to sign with whom a form is filled in for, in place of the one before
  revoke KEY                             ends a key at once: the pages that carry it show their fallback

What can be said of a partner, with add and edit (several: repeat the option, or use commas; “all” empties a list):

  --origin ORIGIN        scheme, host and port as in the page's address: https://www.nyons.fr, http://nyons.fr:8080.
                         https://*.nyons.fr is every name one label longer. An origin on localhost works with the test key only.
  --element NAME         elements that may be used: offer-search, application-form. All, unless some are named.
  --departement CODE     shows the offers of these départements only, whatever the page asks for: 26, 2A, 974
  --siret NUMBER         shows the offers of this employer only: a SIRET, or a SIREN for all its establishments
  --company NAME         … or of this name, to the letter: most offers of France Travail come without a SIRET
  --color COLOR          of the pages and mails that visitors get from the gateway itself: #0b6e4f, dark enough for white letters;
                         “none” takes it back. They also have the partner's name, and a way back to its first origin.
  --per-minute NUMBER    requests a minute that each key serves (${unlimited.perMinute})
  --per-network NUMBER   of them, how many one network gets: a household, or a town hall (${unlimited.perNetwork})
  --id ID                with add: how the commands call the partner; otherwise made of its name

With recruit, of a partner whose offers are one employer's (“none” takes an address back):

  --recruiter NAME       who answers for what candidates send, as they are told: the partner's name, unless another is given
  --contact ADDRESS      where candidates ask about their data; needed the first time
  --email ADDRESS        applications go there, beside the inbox
  --webhook URL          … and to a program, signed
  --cv required          no application without a curriculum vitae; optional is usual
  --per-offer NUMBER     applications an offer takes before it closes (${newRecruiter.perOffer})
  --per-day NUMBER       applications taken in a day (${newRecruiter.perDay})
  --questions FILE       the employer's own questions, in JSON, for every offer, or with --offer ID for one

Examples:

  npm run partners -- add --name "Ville de Nyons" --origin https://www.nyons.fr --departement 26
  npm run partners -- edit ville-de-nyons --origin https://www.nyons.fr,https://emploi.nyons.fr
  npm run partners -- recruit comptoir --contact donnees@comptoir.fr --email recrutement@comptoir.fr
  npm run partners -- rotate ville-de-nyons --overlap 336

PUBLIC_URL is the address partners reach the gateway at, for what they paste. More: docs/partners.md`;
