import { createClient, type OfferSummary } from 'emploi-elements';
import { OfferSearch } from 'emploi-elements/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

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
      <p className="actions">
        <button onClick={() => setWhere(where === drome ? lyon : drome)}>Changer de lieu</button>
        <button onClick={() => setLink('Toutes les offres')}>Changer le lien</button>
        <button onClick={() => setShown(!isShown)}>{isShown ? 'Retirer' : 'Remettre'}</button>
      </p>
      <p>
        <output>{chosen ? `Offre choisie : ${chosen.title}` : 'Choisissez une offre.'}</output>
      </p>
      {isShown && (
        <OfferSearch
          id="offres"
          client={client}
          place={where.place}
          radius={where.radius}
          headingLevel={2}
          onEmploiOfferSelect={(event) => {
            event.preventDefault();
            setChosen(event.detail.offer);
          }}
        >
          <a href="https://candidat.francetravail.fr/offres/recherche">{link}</a>
        </OfferSearch>
      )}
    </>
  );
};

const app = document.getElementById('app');
if (app)
  createRoot(app).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
