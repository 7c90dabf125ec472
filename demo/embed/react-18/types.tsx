// What the typings accept and refuse: checked by a test, part of no page.
import { OfferSearch, Provider } from 'emploi-elements/react';

export const accepted = (
  <Provider partnerKey="pk">
    <OfferSearch place="26" radius={30} loading="lazy" className="offres" onEmploiError={({ detail }) => detail.error.kind} />
  </Provider>
);

export const refused = [
  // @ts-expect-error a number
  <OfferSearch radius="near" />,
  // @ts-expect-error not in the event
  <OfferSearch onEmploiOfferSelect={({ detail }) => detail.town} />,
];
