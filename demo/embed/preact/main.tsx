import { createClient, type OfferSummary } from 'emploi-elements';
import 'emploi-elements/offer-search';
import type {} from 'emploi-elements/types/preact';
import { render } from 'preact';
import { useState } from 'preact/hooks';

const client = createClient({ gateway: '/v1/', partnerKey: 'pk_test_council' });
const drome = { place: '26', radius: null };
const lyon = { place: '69123', radius: 30 };

const App = () => {
  const [where, setWhere] = useState<typeof drome | typeof lyon>(drome);
  const [isShown, setShown] = useState(true);
  const [link, setLink] = useState('Voir les offres');
  const [chosen, setChosen] = useState<OfferSummary>();

  return (
    <>
      <p class="actions">
        <button onClick={() => setWhere(where === drome ? lyon : drome)}>Changer de lieu</button>
        <button onClick={() => setLink('Toutes les offres')}>Changer le lien</button>
        <button onClick={() => setShown(!isShown)}>{isShown ? 'Retirer' : 'Remettre'}</button>
      </p>
      <p>
        <output>{chosen ? `Offre choisie : ${chosen.title}` : 'Choisissez une offre.'}</output>
      </p>
      {isShown && (
        <emploi-offer-search
          id="offres"
          client={client}
          place={where.place}
          radius={where.radius}
          heading-level={2}
          onemploi-offer-select={(event) => {
            event.preventDefault();
            setChosen(event.detail.offer);
          }}
        >
          <a href="https://candidat.francetravail.fr/offres/recherche">{link}</a>
        </emploi-offer-search>
      )}
    </>
  );
};

const app = document.getElementById('app');
if (app) render(<App />, app);
