import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Hvem ser hvad', en: 'Who sees what' },
  lead: {
    da: (name: string) => `Vis skærmen til ${name}, eller tag den med på papir.`,
    en: (name: string) => `Show the screen to ${name}, or take it along on paper.`,
  },
  answer: { da: 'Skriv et svar, eller træk tilbage', en: 'Write an answer, or withdraw' },
  told: { da: 'Det har borgeren svaret', en: 'What the citizen has answered' },
  noAnswers: { da: 'Borgeren er ikke blevet spurgt endnu', en: 'The citizen has not been asked yet' },
  noAnswersText: {
    da: 'Ingen uden for kommunen ser noget. Når I har talt om det, står svaret her.',
    en: 'Nobody outside the municipality sees anything. When you have talked about it, the answer stands here.',
  },
  who: { da: 'Fra og til', en: 'From and to' },
  way: {
    da: (from: string, to: string) => `${from} til ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  what: { da: 'Hvad', en: 'What' },
  purpose: { da: 'Til', en: 'For' },
  state: { da: 'Gælder', en: 'In force' },
  until: { da: (day: string) => `til og med ${day}`, en: (day: string) => `until and including ${day}` },
  always: { da: 'Det gælder altid', en: 'This always holds' },
  controller: {
    da: (name: string) =>
      `${name} har ansvar for sagen. De medarbejdere dér, der er med om borgeren, ser den, fordi det er deres opgave efter loven.`,
    en: (name: string) =>
      `${name} answers for the file. Those of the staff there who work with the citizen see it, because the law gives them the task.`,
  },
  never: {
    da: 'Andre organisationer ser aldrig CPR-nummer, myndighedens egne noter, følsomme forhindringer eller en beskyttet adresse.',
    en: 'Other organisations never see the CPR number, the notes of the authority, sensitive barriers or a protected address.',
  },
  landlord: {
    da: 'Den, der arbejder med lejemål, husleje eller ansættelser hos boligorganisationen, ser intet. Sagen kan ikke få betydning for boligen.',
    en: 'Whoever works with tenancies, rent or hiring for the housing organisation sees nothing. The file cannot affect the home.',
  },
  withdraw: {
    da: 'Et ja kan trækkes tilbage når som helst. Det gælder med det samme.',
    en: 'A yes can be withdrawn at any time. It counts at once.',
  },
  log: {
    da: 'Hver gang sagen åbnes, står det i en log. Borgeren kan få den at se.',
    en: 'Every time the file is opened, a log says so. The citizen may see it.',
  },
  through: { da: 'Se sagen som en partner', en: 'See the file as a partner' },
  throughLead: {
    da: 'Det ser de medarbejdere, der er med om borgeren. Andre dér ser intet.',
    en: 'This is what those of the staff see who work with the citizen. Others there see nothing.',
  },
  nothing: { da: 'Intet.', en: 'Nothing.' },
  notes: { da: 'Noter', en: 'Notes' },
  promises: { da: 'Åbne løfter', en: 'Open promises' },
  appointments: { da: 'Aftaler', en: 'Appointments' },
  goals: { da: 'Mål', en: 'Goals' },
  jobs: { da: 'Job og forløb', en: 'Jobs and placements' },
});

export const stateTexts = defineTexts({
  given: { da: 'ja', en: 'yes' },
  expiring: { da: 'ja, udløber snart', en: 'yes, expires soon' },
  expired: { da: 'nej, udløbet', en: 'no, expired' },
  withdrawn: { da: 'nej, trukket tilbage', en: 'no, withdrawn' },
  refused: { da: 'nej tak', en: 'no thanks' },
  not_yet: { da: 'ikke endnu', en: 'not yet' },
});
