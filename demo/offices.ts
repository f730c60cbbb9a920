import type { Role } from '#access/actor.ts';

/** Somebody of the team. `employer` says whose books she is on; the names are invented. */
export interface DemoStaff {
  name: string;
  titleDa: string;
  titleEn: string;
  employer: 'municipality' | 'housing';
  roles: readonly Role[];
  /** At the central office: no place at the open door. */
  isCentral?: true;
  /** Weekdays in the office (1 Monday); left out: every working day. */
  weekdays?: readonly number[];
  /** Shows people round for these weekly rounds only, and takes nobody in at the door. */
  staysAwayFromDoor?: true;
}

/** One outreach office with the area, the partners and the team that the evaluation of the pool describes. */
export interface DemoOffice {
  key: string;
  municipalityId: number;
  municipality: string;
  office: string;
  area: string;
  address: string;
  housingOrganisation: string;
  partners: readonly { name: string; isSensitive: boolean }[];
  ceiling: number;
  /** Opening hours by weekday (1 Monday): a few long open days, short doors between. */
  hours: Readonly<Record<number, readonly [string, string]>>;
  team: readonly DemoStaff[];
  /** Streets of the area, invented. */
  streets: readonly string[];
  courses: readonly { name: string; place: string; themes: readonly string[] }[];
}

const everyWorkday = (long: readonly [string, string], short: readonly [string, string]) => ({
  1: long,
  2: short,
  3: long,
  4: long,
  5: short,
});

const member = (
  name: string,
  titles: readonly [string, string],
  roles: readonly Role[],
  rest: Partial<DemoStaff> = {},
): DemoStaff => ({ name, titleDa: titles[0], titleEn: titles[1], employer: 'municipality', roles, ...rest });

const titles = {
  caseWorker: ['Sagsbehandler', 'Case worker'],
  mentor: ['Mentor', 'Mentor'],
  consultant: ['Virksomhedskonsulent', 'Company consultant'],
  broker: ['Jobformidler', 'Job broker'],
  projectLeader: ['Projektleder', 'Project leader'],
  mentorLeader: ['Mentor og projektleder', 'Mentor and project leader'],
  housing: ['Boligsocial medarbejder', 'Housing-social worker'],
  leader: ['Afdelingsleder', 'Head of department'],
  authority: ['Myndighedssagsbehandler', 'Authority case worker'],
  evaluator: ['Evaluator', 'Evaluator'],
  system: ['Systemadministrator', 'System administrator'],
} as const;

const central = (leader: string, authority: string, evaluator: string, system: string): DemoStaff[] => [
  member(leader, titles.leader, ['leader'], { staysAwayFromDoor: true }),
  member(authority, titles.authority, ['authority_case_worker'], { isCentral: true }),
  member(evaluator, titles.evaluator, ['evaluator'], { isCentral: true }),
  member(system, titles.system, ['system_administrator'], { isCentral: true }),
];

const kitchen = {
  name: 'Klar til køkken',
  place: 'Fælleshuset',
  themes: [
    'Velkommen',
    'Hygiejne',
    'Vagtplan og mødetid',
    'Sprog i køkkenet',
    'Besøg i en kantine',
    'Løn og timer',
    'Samtale med chefen',
    'Afslutning',
  ],
};
const courage = {
  name: 'Mod på job',
  place: 'Medborgercentret',
  themes: [
    'Det kan jeg',
    'Min hverdag',
    'Sige det højt',
    'Mit CV',
    'Ringe til en arbejdsplads',
    'Øve samtalen',
    'Besøg på en arbejdsplads',
    'Mit næste skridt',
  ],
};
const women = {
  name: 'Kvinder på vej',
  place: 'Medborgercentret',
  themes: [
    'Hvem er jeg',
    'Drømme og planer',
    'Børn og arbejde',
    'Netværk',
    'Besøg hos en virksomhed',
    'Rettigheder på jobbet',
    'Prøv det af',
    'Fejring',
  ],
};
const cleaning = {
  name: 'Rengøring som fag',
  place: 'Beboerhuset',
  themes: [
    'Faget',
    'Ergonomi',
    'Midler og sikkerhed',
    'Sprog på jobbet',
    'Besøg på en skole',
    'Kontrakt og løn',
    'Prøvedag',
    'Afslutning',
  ],
};

/** The five offices of the pool's evaluation. People, streets and figures are invented. */
export const demoOffices: readonly DemoOffice[] = [
  {
    key: 'kolding',
    municipalityId: 621,
    municipality: 'Kolding Kommune',
    office: 'Munkebo og Skovparken',
    area: 'Munkebo og Skovvejen/Skovparken',
    address: 'Dørvej 2',
    housingOrganisation: 'Fællessekretariatet ByLivKolding',
    partners: [
      { name: 'Integrationsafdelingen', isSensitive: false },
      { name: 'Sprogskolen', isSensitive: false },
    ],
    ceiling: 30,
    hours: everyWorkday(['09:00', '16:00'], ['09:00', '15:00']),
    team: [
      member('Mette Mose', titles.mentor, ['mentor']),
      member('Jonas Jernurt', titles.caseWorker, ['case_worker']),
      member('Signe Siv', titles.caseWorker, ['case_worker'], { weekdays: [1, 2, 3] }),
      member('Karim Kaprifolie', titles.consultant, ['company_consultant'], { weekdays: [2, 3, 4, 5] }),
      member('Dorte Dunhammer', titles.projectLeader, ['project_leader'], { staysAwayFromDoor: true }),
      member('Nanna Nellike', titles.housing, ['housing_social_worker'], { employer: 'housing', weekdays: [2, 4] }),
      ...central('Lone Lærk', 'Morten Mynte', 'Eva Eg', 'Simon Skvalderkål'),
    ],
    streets: ['Dørvej', 'Lampestien', 'Ranunkelvej', 'Lindealleen', 'Skovbrynet'],
    courses: [courage, kitchen],
  },
  {
    key: 'odense',
    municipalityId: 461,
    municipality: 'Odense Kommune',
    office: 'Solbakken',
    area: 'Solbakken',
    address: 'Bakketoppen 4',
    housingOrganisation: 'Civica',
    partners: [
      { name: 'Odense Boligselskab', isSensitive: false },
      { name: 'FAB', isSensitive: false },
      { name: 'Sprogskolen', isSensitive: false },
    ],
    ceiling: 30,
    hours: everyWorkday(['09:00', '16:00'], ['09:00', '15:00']),
    team: [
      member('Peter Padderok', titles.projectLeader, ['project_leader'], {
        employer: 'housing',
        staysAwayFromDoor: true,
      }),
      member('Maja Mælkebøtte', titles.mentor, ['mentor']),
      member('Sanne Skovsyre', titles.caseWorker, ['case_worker'], { weekdays: [1, 2, 3, 4] }),
      member('Tariq Timian', titles.caseWorker, ['case_worker'], { weekdays: [1, 3, 5] }),
      member('Rikke Rørhat', titles.consultant, ['company_consultant'], { weekdays: [2, 3, 4] }),
      ...central('Bodil Birk', 'Anders Arve', 'Ellen Enebær', 'Viktor Valmue'),
    ],
    streets: ['Bakketoppen', 'Solsikkevej', 'Gærdesmutten', 'Kløverpassagen', 'Ved Volden'],
    courses: [courage, cleaning],
  },
  {
    key: 'fredericia',
    municipalityId: 607,
    municipality: 'Fredericia Kommune',
    office: 'Korskærparken',
    area: 'Sønderparken og Korskærparken',
    address: 'Parkstrøget 8',
    housingOrganisation: 'Den Boligsociale Helhedsplan i Fredericia',
    partners: [
      { name: 'Medborgercentret', isSensitive: false },
      { name: 'Gældsrådgivningen', isSensitive: true },
    ],
    ceiling: 45,
    hours: everyWorkday(['09:00', '15:00'], ['10:00', '14:00']),
    team: [
      member('Jesper Judaspenge', titles.broker, ['company_consultant', 'mentor']),
      member('Helle Hyld', titles.projectLeader, ['project_leader', 'case_worker']),
      member('Yasmin Ylle', titles.housing, ['housing_social_worker'], { employer: 'housing', weekdays: [1, 3, 4] }),
      ...central('Inge Ildtop', 'Frank Fennikel', 'Elsebeth Estragon', 'Otto Oregano'),
    ],
    streets: ['Parkstrøget', 'Rønnebærvej', 'Hasselgangen', 'Pilehaven', 'Ved Kanalen'],
    courses: [courage, women],
  },
  {
    key: 'taastrup',
    municipalityId: 169,
    municipality: 'Høje-Taastrup Kommune',
    office: 'Taastrupgaard',
    area: 'Taastrupgaard',
    address: 'Trappen 1',
    housingOrganisation: 'Den boligsociale helhedsplan i Taastrupgaard',
    partners: [
      { name: 'Medborgercentret', isSensitive: false },
      { name: 'Sprogskolen', isSensitive: false },
    ],
    ceiling: 30,
    hours: everyWorkday(['09:00', '15:30'], ['10:00', '14:00']),
    team: [
      member('Gitte Gyvel', titles.mentorLeader, ['mentor', 'project_leader']),
      member('Amal Anemone', titles.mentor, ['mentor']),
      member('Bo Bregne', titles.consultant, ['company_consultant'], { weekdays: [1, 2, 3, 4] }),
      member('Stine Stokrose', titles.housing, ['housing_social_worker'], { employer: 'housing', weekdays: [2, 4] }),
      ...central('Kirsten Kamille', 'Ulla Ulvefod', 'Erik Evighedsblomst', 'Sofus Salvie'),
    ],
    streets: ['Trappen', 'Gaardstræde', 'Kornblomststien', 'Engdraget', 'Stjernegangen'],
    courses: [women, kitchen],
  },
  {
    key: 'roskilde',
    municipalityId: 265,
    municipality: 'Roskilde Kommune',
    office: 'Æblehaven',
    area: 'Æblehaven og Rønnebærparken',
    address: 'Pavillonen 3',
    housingOrganisation: 'Boligselskabet Sjælland',
    partners: [
      { name: 'Kvindekrisecentret', isSensitive: true },
      { name: 'Gældsrådgivningen', isSensitive: true },
    ],
    ceiling: 30,
    hours: everyWorkday(['09:00', '16:00'], ['09:00', '15:00']),
    team: [
      member('Trine Tjørn', titles.caseWorker, ['case_worker']),
      member('Hassan Humle', titles.caseWorker, ['case_worker']),
      member('Lise Liguster', titles.projectLeader, ['project_leader'], { staysAwayFromDoor: true }),
      member('Mads Merian', titles.consultant, ['company_consultant']),
      member('Fie Forglemmigej', titles.housing, ['housing_social_worker'], { employer: 'housing', weekdays: [3] }),
      ...central('Anne-Grethe Akeleje', 'Poul Purløg', 'Emil Efeu', 'Bente Basilikum'),
    ],
    streets: ['Pavillonen', 'Æblegangen', 'Rønnebærstien', 'Pæretræet', 'Blommelunden'],
    courses: [kitchen, cleaning],
  },
];
