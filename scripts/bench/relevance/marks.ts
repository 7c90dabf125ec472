import type { Judgement } from './queries.ts';

type Grades = Judgement[1];

/**
 * The same names as people write them: gender and elision in any mark or none, abbreviations with points. `plain` is what each of
 * `written` says; the grades are those of {@link Judgement}. Judged before they were run.
 */
export interface Marked {
  plain: string;
  grades: Grades;
  written: readonly string[];
}

const nurse: Grades = { J1506: 3, J1503: 1, J1504: 1, J1505: 1, J1507: 1 };
const cleaner: Grades = { K2204: 3, I1203: 1 };

// prettier-ignore
export const marked: readonly Marked[] = [
  { plain: 'infirmier', grades: nurse, written: ['infirmier(e)', 'infirmier.e', 'infirmier·e', 'infirmier•e', 'infirmier-e', 'infirmier/e', 'infirmier(ère)', 'infirmier (ère)', 'infirmier·ère', 'infirmier.ère', 'infirmier.ière', 'infirmier/ière', 'infirmier/ère', 'infirmier-ère', 'infirmier / ière', 'infirmière(er)', 'infirmier.es', 'infirmier.e.s', 'infirmier·ère·s', 'infirmier(e)s', 'infirmiers/ères', 'INFIRMIER.E', 'infirmierE', 'infirmier*e', 'infirmier_e', 'infirmier:e', 'infirmier(e', 'infirmier [e]', 'infirmier ère', 'infirmier ou infirmière', 'infirmier / infirmière', 'infirmier/infirmière', 'infirmier HF', 'infirmier (h/f)', 'infirmier F/H', 'infirmier homme/femme', 'infirmier.e (H/F)', 'infirmier‐e', 'infirmier‑ère', 'infirmier⸱e', 'infirmier･e', 'infirmier\u00ad·e', 'infirmier H F'] },
  { plain: 'ide', grades: { J1506: 3 }, written: ['I.D.E.', 'I.D.E', 'i.d.e', 'I. D. E.'] },
  { plain: 'aide soignant', grades: { J1501: 3 }, written: ['aide-soignant.e', 'aide-soignant·e', 'aide-soignant(e)', 'aide soignant.e', 'aide soignant-e', 'aide-soignant/e', 'aide soignant(te)', 'aide-soignant.te', 'aides-soignant.e.s', 'aide-soignant (e)', 'Aide-soignant.e H/F', 'aide soignant e', 'aide(s) soignant(s)', 'aide·s soignant·s'] },
  { plain: 'ash', grades: { J1301: 3 }, written: ['A.S.H.', 'A.S.H', 'a.s.h', 'A. S. H.', 'A.S.H. (H/F)'] },
  { plain: 'aes', grades: { K1301: 3 }, written: ['A.E.S.', 'A.E.S', 'a.e.s.'] },
  { plain: 'avs', grades: { K1306: 3 }, written: ['A.V.S.', 'a.v.s'] },
  { plain: 'aesh', grades: { K2113: 3 }, written: ['A.E.S.H.', 'A.E.S.H', 'a.e.s.h'] },
  { plain: 'amp', grades: { K1301: 3 }, written: ['A.M.P.', 'A.M.P'] },
  { plain: 'eje', grades: { K1202: 3 }, written: ['E.J.E.', 'e.j.e'] },
  { plain: 'atsem', grades: { K1308: 3 }, written: ['A.T.S.E.M.', 'A.T.S.E.M', 'atsem (h/f)'] },
  { plain: 'ssiap', grades: { K2503: 3 }, written: ['S.S.I.A.P.', 'S.S.I.A.P'] },
  { plain: 'vtc', grades: { N4102: 3 }, written: ['V.T.C.', 'v.t.c'] },
  { plain: 'els', grades: { D1507: 3 }, written: ['E.L.S.', 'e.l.s'] },
  { plain: 'chauffeur pl', grades: { N4101: 3 }, written: ['chauffeur P.L.', 'chauffeur.e PL', 'chauffeur·se PL', 'chauffeur(euse) P.L.'] },
  { plain: 'chauffeur spl', grades: { N4101: 3 }, written: ['chauffeur S.P.L.', 'chauffeur.se S.P.L'] },
  { plain: 'agent d’entretien', grades: cleaner, written: ["agent d'entretien", 'agent d entretien', 'agent dentretien', 'agent d´entretien', 'agent d`entretien', 'agent d‘entretien', 'agent d ’entretien', "agent d' entretien", 'agent.e d’entretien', 'agent·e d entretien', 'agent(e) d’entretien', 'agent-e dentretien', 'AGENT D ENTRETIEN', 'agents d’entretien', 'agent d′entretien', 'agent e d entretien', 'agent dʼentretien'] },
  { plain: 'agent de nettoyage', grades: { K2204: 3 }, written: ['agent.e de nettoyage', 'agent·e·s de nettoyage', 'agent(e) de nettoyage H/F'] },
  { plain: 'hôtesse d’accueil', grades: { M1601: 3 }, written: ['hotesse d accueil', 'hotesse daccueil', 'hôtesse d‘accueil', 'hote.sse d’accueil', 'hôte/hôtesse d’accueil', 'hôte(sse) d accueil', 'hôte·sse d’accueil'] },
  { plain: 'hôte de caisse', grades: { D1505: 3 }, written: ['hôte.sse de caisse', 'hôte(sse) de caisse', 'hôte·esse de caisse', 'hôte/hôtesse de caisse', 'hôte-sse de caisse'] },
  { plain: 'garde d’enfants', grades: { K1303: 3 }, written: ['garde d enfants', 'garde denfants', 'garde d`enfant', 'garde d ’ enfants'] },
  { plain: 'prof d’anglais', grades: { K2107: 3 }, written: ['prof d anglais', 'prof danglais'] },
  { plain: 'conducteur d’engins', grades: { F1302: 3, A1101: 1, A1102: 1 }, written: ['conducteur d engins', 'conducteur dengins', 'conducteur.rice d’engins', 'conducteur·trice d engins', 'conducteur(trice) d’engins', 'conducteur/trice d’engins'] },
  { plain: 'conducteur de bus', grades: { N4103: 3 }, written: ['conducteur.rice de bus', 'conducteur-rice de bus', 'conducteur/trice de bus', 'conducteur/conductrice de bus'] },
  { plain: 'serveur', grades: { G1803: 3 }, written: ['serveur.se', 'serveur·se', 'serveur(se)', 'serveur/se', 'serveur-se', 'serveur.euse', 'serveur/euse', 'serveur(euse)', 'serveuse/eur', 'serveur.ses', 'serveur·se·s', 'serveur / serveuse', 'SERVEUR.SE H/F', 'serveur euse', 'serveurSE', 'serveurEUSE', 'serveur – euse', 'serveur,se', 'serveur|se', 'serveur(s)', 'serveur·s'] },
  { plain: 'vendeuse boulangerie', grades: { D1106: 3 }, written: ['vendeur.se boulangerie', 'vendeur(se) boulangerie', 'vendeur/euse boulangerie', 'vendeur·euse boulangerie', 'vendeur-se boulangerie'] },
  { plain: 'chef de rayon', grades: { D1502: 3, D1503: 3 }, written: ['chef.fe de rayon', 'chef(fe) de rayon', 'chef·fe de rayon', 'chef-fe de rayon', 'chef/fe de rayon', 'chef.ffe de rayon', 'chef/cheffe de rayon'] },
  { plain: 'chef de partie', grades: { G1602: 3 }, written: ['chef.fe de partie', 'chef(fe) de partie', 'chef·fe·s de partie'] },
  { plain: 'boulanger', grades: { D1102: 3 }, written: ['boulanger.ère', 'boulanger.e', 'boulanger(ère)', 'boulanger/ère', 'boulanger·ère', 'boulanger-ère', 'boulangère(er)', 'boulanger ou boulangère', 'un.e boulanger.e'] },
  { plain: 'coiffeur', grades: { D1202: 3 }, written: ['coiffeur.se', 'coiffeur·euse', 'coiffeur(se)', 'coiffeur/euse', 'coiffeur-se', 'coiffeur/coiffeuse'] },
  { plain: 'cuisinier', grades: { G1602: 3, G1606: 2, G1601: 1 }, written: ['cuisinier.e', 'cuisinier.ère', 'cuisinier·ière', 'cuisinier(ère)', 'cuisinier/ère', 'cuisinier-e', 'cuisinier.(e)', 'cuisinier,ère', 'cuisinierÈRE'] },
  { plain: 'éducateur spécialisé', grades: { K1207: 3 }, written: ['éducateur.rice spécialisé.e', 'éducateur·trice spécialisé·e', 'educateur(trice) spécialisé(e)', 'éducateur/trice spécialisé/e', 'educateur-rice specialise-e', 'éducateur.trice.s spécialisé.e.s', 'éducateur,trice spécialisé,e', 'éducateur|trice spécialisé|e', 'éducateur – trice spécialisé(ée)', 'éducateur.trice spécialisé.ée', 'éducateur/trice spécialisé/ée'] },
  { plain: 'éducateur de jeunes enfants', grades: { K1202: 3 }, written: ['éducateur.rice de jeunes enfants', 'educateur(trice) de jeunes enfants'] },
  { plain: 'employé libre service', grades: { D1507: 3 }, written: ['employé.e libre service', 'employé·e libre-service', 'employé(e) libre service', 'employé-e libre service', 'employé/e libre service', 'employéE libre service', 'employé.e.s libre service', 'employé(ée) libre service', 'employé,e libre service'] },
  { plain: 'assistant maternel', grades: { K1310: 3 }, written: ['assistant.e maternel.le', 'assistant·e maternel·le', 'assistant(e) maternel(le)', 'assistant/e maternel/le', 'assistant-e maternel-le'] },
  { plain: 'assistant administratif', grades: { M1607: 3, M1602: 3 }, written: ['assistant.e administratif.ve', 'assistant(e) administratif(ve)', 'assistant·e administratif·ive', 'assistant/e administratif/ive'] },
  { plain: 'technicien de maintenance', grades: { I1304: 3, I1310: 2, I1401: 1 }, written: ['technicien.ne de maintenance', 'technicien(ne) de maintenance', 'technicien·ne de maintenance', 'technicien/ne de maintenance', 'technicien-ne de maintenance', 'technicien.enne de maintenance'] },
  { plain: 'développeur web', grades: { M1805: 3 }, written: ['développeur.se web', 'développeur·euse web', 'développeur(euse) web', 'developpeur/euse web'] },
  { plain: 'magasinier', grades: { N1103: 3, D1213: 1 }, written: ['magasinier.e', 'magasinier.ère', 'magasinier(ère)', 'magasinier/ière'] },
  { plain: 'ouvrier agricole', grades: { A1419: 3, A1402: 2 }, written: ['ouvrier.e agricole', 'ouvrier.ère agricole', 'ouvrier(ère) agricole', 'ouvrier/ière agricole'] },
  { plain: 'comptable', grades: { M1203: 3 }, written: ['comptable(s)', 'comptable·s', 'comptable.s', 'comptable[s]', 'comptable (s)'] },
  { plain: 'secrétaire', grades: { M1607: 3 }, written: ['secrétaire(s)', 'secrétaire·s', 'secrétaires (H F)'] },
  { plain: 'peintre', grades: { F1606: 3 }, written: ['peintre(s)', 'peintre·s'] },
  { plain: 'auxiliaire de vie', grades: { K1306: 3 }, written: ['auxiliaire(s) de vie', 'auxiliaire·s de vie', 'auxiliaire d vie'] },
  { plain: 'aide à domicile', grades: { K1304: 3 }, written: ['aide(s) à domicile', 'aide·s à domicile'] },
  { plain: 'femme de ménage', grades: { K1304: 3 }, written: ['femme d menage', 'femme(s) de ménage'] },
];

/** Each written form as a query of its own. */
export const markedJudgements: readonly Judgement[] = marked.flatMap(({ grades, written }) =>
  written.map((typed) => [typed, grades] as const),
);
