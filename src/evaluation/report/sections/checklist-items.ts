import type { Words } from '../../plan/words.ts';

/** Where an item is answered: in one of these sections, on the front, by what the method cannot have, or nowhere in a plan. */
export type ItemSource = readonly string[] | 'title' | 'not-blinded' | 'unsaid';

/** What a checklist asks for, in our own words. */
export interface ChecklistItem {
  number: string;
  asks: Words;
  source: ItemSource;
}

const item = (number: string, da: string, en: string, source: ItemSource): ChecklistItem => ({
  number,
  asks: { da, en },
  source,
});

/** TREND: Des Jarlais, Lyles & Crepaz 2004, American Journal of Public Health 94: 361–366. */
const trend = [
  item(
    '1',
    'Titel og resumé siger, hvordan grupperne er dannet',
    'Title and summary say how the groups were formed',
    'title',
  ),
  item('2', 'Baggrund og teori bag indsatsen', 'Background and theory of the effort', 'unsaid'),
  item('3', 'Hvem kunne være med', 'Who could take part', ['population']),
  item('4', 'Hvad indsatsen var', 'What the effort was', 'unsaid'),
  item('5', 'Spørgsmål og formål', 'Question and purpose', ['question']),
  item('6', 'Udfald, og hvordan de er målt', 'Outcomes and how they were measured', ['question']),
  item('7', 'Hvordan størrelsen blev bestemt', 'How the size was determined', ['detectable']),
  item('8', 'Hvordan personer kom i grupperne', 'How persons came into the groups', ['population']),
  item('9', 'Blinding', 'Blinding', 'not-blinded'),
  item('10', 'Analyseenhed, og hvordan den er taget med i fejlen', 'Unit of analysis and how errors account for it', [
    'method',
  ]),
  item('11', 'Statistiske metoder', 'Statistical methods', ['method']),
  item('12', 'Personernes vej gennem undersøgelsen', 'The way of persons through the study', ['population']),
  item('13', 'Datoer for rekruttering og opfølgning', 'Dates of recruitment and follow-up', [
    'over-time',
    'event-study',
  ]),
  item('14', 'Grupperne før indsatsen', 'The groups before the effort', ['composition']),
  item('15', 'Om grupperne lignede hinanden', 'Whether the groups were alike', ['composition']),
  item('16', 'Hvor mange hver analyse hviler på', 'How many each analysis rests on', ['over-time', 'comparisons']),
  item('17', 'Resultat og interval for hvert udfald', 'Result and interval of each outcome', [
    'over-time',
    'comparisons',
    'changes',
  ]),
  item('18', 'Undergrupper, og hvad der var aftalt på forhånd', 'Subgroups and what was agreed beforehand', [
    'comparisons',
  ]),
  item('19', 'Skader og utilsigtede følger', 'Harms and unintended effects', 'unsaid'),
  item('20', 'Tolkning med forbehold', 'Interpretation with its limits', ['cannot']),
  item('21', 'Hvor langt resultatet rækker', 'How far the result reaches', 'unsaid'),
  item('22', 'Sammenholdt med anden viden', 'Beside other evidence', 'unsaid'),
];

/** STROBE: von Elm and others 2007, PLoS Medicine 4: e296. */
const strobe = [
  item('1', 'Design i titel eller resumé', 'Design in title or summary', 'title'),
  item('2', 'Baggrund', 'Background', 'unsaid'),
  item('3', 'Formål og hypoteser', 'Purpose and hypotheses', ['question']),
  item('4', 'Design', 'Design', ['method']),
  item('5', 'Sted og datoer', 'Setting and dates', ['over-time', 'event-study']),
  item('6', 'Deltagere og matchning', 'Participants and matching', ['population']),
  item('7', 'Variable', 'Variables', ['question']),
  item('8', 'Datakilder', 'Data sources', ['traceability']),
  item('9', 'Skævhed, og hvad der er gjort ved den', 'Bias and what was done about it', ['adjusted', 'composition']),
  item('10', 'Størrelse', 'Size', ['detectable']),
  item('11', 'Hvordan tal er delt i grupper', 'How numbers were grouped', ['composition']),
  item('12', 'Statistiske metoder, manglende data, følsomhed', 'Statistical methods, missing data, sensitivity', [
    'method',
  ]),
  item('13', 'Antal ved hvert trin', 'Numbers at each stage', ['population']),
  item('14', 'Beskrivelse af deltagerne', 'Description of participants', ['composition']),
  item('15', 'Antal udfald', 'Numbers of outcomes', ['over-time', 'comparisons']),
  item('16', 'Ujusterede og justerede resultater', 'Unadjusted and adjusted results', ['adjusted', 'regressions']),
  item('17', 'Undergrupper og følsomhed', 'Subgroups and sensitivity', ['sensitivity', 'comparisons']),
  item('18', 'Hovedresultat', 'Key result', ['question']),
  item('19', 'Begrænsninger', 'Limitations', ['cannot']),
  item('20', 'Forsigtig tolkning', 'Cautious interpretation', ['cannot']),
  item('21', 'Hvor langt resultatet rækker', 'How far the result reaches', 'unsaid'),
  item('22', 'Hvem der har betalt', 'Who paid', 'unsaid'),
];

/** RECORD, for routinely collected data: Benchimol and others 2015, PLoS Medicine 12: e1001885. */
const record = [
  item('1.1', 'Datatypen i titel eller resumé', 'Type of data in title or summary', ['traceability']),
  item('1.2', 'Område og tid', 'Region and time', ['over-time', 'event-study']),
  item('1.3', 'Om registre er koblet', 'Whether registers were linked', ['traceability']),
  item('6.1', 'Koder, der udvælger personerne', 'Codes that select the persons', ['population']),
  item('6.2', 'Om udvælgelsen er efterprøvet', 'Whether the selection was validated', 'unsaid'),
  item('6.3', 'Koblingens forløb', 'The course of the linkage', ['population']),
  item('7.1', 'Koder for udfald og baggrund', 'Codes of outcomes and covariates', ['traceability']),
  item('12.1', 'Adgang til databasen', 'Access to the database', 'unsaid'),
  item('12.2', 'Rensning af data', 'Cleaning of data', ['population']),
  item('12.3', 'Kobling på personniveau', 'Linkage by person', ['method']),
  item('13.1', 'Udvælgelse i antal', 'Selection in numbers', ['population']),
  item('19.1', 'Data er ikke indsamlet til dette spørgsmål', 'Data were not collected for this question', ['cannot']),
  item('22.1', 'Plan, data og program, så det kan gøres igen', 'Plan, data and program, so that it can be repeated', [
    'traceability',
  ]),
];

/** The lists in the order of the report. */
export const CHECKLISTS = [
  { id: 'trend', name: 'TREND', items: trend },
  { id: 'strobe', name: 'STROBE', items: strobe },
  { id: 'record', name: 'RECORD', items: record },
] as const;
