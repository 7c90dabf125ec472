import { Pool } from '../template.ts';

/** What an employer says of itself. */
export const presentations = new Pool([
  'Nous sommes {anEmployer} où le bouche-à-oreille tient lieu de publicité. Les projets ne manquent pas, les idées non plus.',
  "Notre métier a changé, notre façon de l'exercer aussi : plus de dialogue, de meilleurs outils, des plannings respectés.",
  "{company} est {anEmployer} {inTown}. L'équipe se connaît bien, les outils sont récents et les portes restent ouvertes.",
  "Née il y a une vingtaine d'années {inTown}, notre structure travaille surtout avec des habitués, qui nous recommandent autour d'eux.",
  "{company} réunit une équipe à taille humaine {inTown}. Nous tenons à la qualité du travail autant qu'à la qualité de vie.",
  'Installés {inTown}, nous sommes {anEmployer} qui grandit sans brûler les étapes.',
  "Chez {company}, on prend le temps d'accueillir, de former et d'écouter. Beaucoup d'entre nous sont là depuis plus de dix ans.",
  'Nous sommes {anEmployer} {inTown} et nous faisons vivre un savoir-faire auquel nous tenons.',
  "{company} travaille avec des partenaires locaux et privilégie les circuits courts chaque fois que c'est possible.",
  '{company} est {anEmployer} où la hiérarchie reste légère : des décisions expliquées, de la confiance, des horaires tenus.',
  'Notre équipe {ofPlace} compte une vingtaine de personnes, de tous âges et de tous horizons.',
  '{company} investit chaque année dans la formation et dans le matériel. La sécurité et le respect y passent avant tout.',
  '{company} appartient depuis peu à ses salariés et reste {anEmployer} proche des gens.',
  "{company} mène une démarche de développement durable : tri, économies d'énergie, trajets partagés.",
]);

export const agencyPresentations = new Pool([
  "Notre agence connaît bien ses clients et visite chaque poste avant d'y envoyer quelqu'un.",
  '{company} place des candidats dans les entreprises {ofPlace} et des alentours, en intérim, en CDD et en CDI.',
  'Notre agence {ofPlace} suit chaque intérimaire de son inscription à la fin de sa mission.',
  "{company} est une agence d'emploi indépendante. Nous connaissons les ateliers, les bureaux et les chantiers où nous vous envoyons.",
  'Depuis notre ouverture {inTown}, nous formons nos intérimaires et nous leur proposons des missions près de chez eux.',
  '{company} : une équipe de proximité, des missions choisies, une paie sans surprise.',
]);
