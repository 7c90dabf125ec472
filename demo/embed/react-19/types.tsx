// What the typings accept and refuse: checked by a test, part of no page.
import type {} from 'emploi-elements/types/react';

export const accepted = [
  <emploi-offer-search partner-key="pk" place="26" radius={30} heading-level="3" loading="lazy" className="offres" />,
  <emploi-offer-search partnerKey="pk" place={null} onemploi-error={({ detail }) => detail.error.kind} />,
  <emploi-provider partner-key="pk">
    <emploi-offer-search ref={(element) => void element?.search()} />
  </emploi-provider>,
];

export const refused = [
  // @ts-expect-error a number
  <emploi-offer-search radius="near" />,
  // @ts-expect-error not an attribute
  <emploi-offer-search town="Valence" />,
  // @ts-expect-error not in the event
  <emploi-offer-search onemploi-offer-select={({ detail }) => detail.town} />,
];
