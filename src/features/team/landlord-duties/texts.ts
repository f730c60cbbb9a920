import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Opgaver for udlejer', en: 'Duties for the landlord' },
  lead: {
    da: 'Den, der arbejder med lejemål, husleje eller ansættelser for boligorganisationen, kan ikke have en rolle i borgernes sager.',
    en: 'Whoever works with tenancies, rent or hiring for the housing organisation can hold no role in the citizens’ cases.',
  },
  backToTeam: { da: 'Team', en: 'Team' },
  backToStart: { da: 'Velkommen', en: 'Welcome' },
  errors: { da: 'Der mangler noget', en: 'Something is missing' },
  errorTitle: { da: (title: string) => `Fejl: ${title}`, en: (title: string) => `Error: ${title}` },
  add: { da: 'Skriv en opgave op', en: 'Write down a duty' },
  who: { da: 'Hvem?', en: 'Who?' },
  whoHint: { da: 'Medarbejdere i boligorganisationer', en: 'Staff of housing organisations' },
  choose: { da: 'Vælg', en: 'Choose' },
  whoMissing: { da: 'Vælg, hvem det er', en: 'Choose who it is' },
  duty: { da: 'Hvilken opgave?', en: 'Which duty?' },
  dutyMissing: { da: 'Vælg en opgave', en: 'Choose a duty' },
  from: { da: 'Fra hvilken dag?', en: 'From which day?' },
  fromHint: { da: 'Tomt felt betyder i dag', en: 'Empty means today' },
  save: { da: 'Gem opgaven', en: 'Save the duty' },
  saved: { da: 'Opgaven er gemt. Den holder sagerne lukkede.', en: 'The duty is saved. It keeps the files closed.' },
  holdsCaseRole: {
    da: (name: string, roles: string) =>
      `${name} har en rolle i borgernes sager: ${roles}. Rollen skal slutte, før opgaven kan begynde`,
    en: (name: string, roles: string) =>
      `${name} holds a role in the citizens’ cases: ${roles}. The role must end before the duty can begin`,
  },
  overlaps: {
    da: (name: string) => `${name} har allerede den opgave i de dage`,
    en: (name: string) => `${name} has that duty on those days already`,
  },
  running: { da: 'Har en opgave nu eller senere', en: 'Have a duty now or later' },
  nobody: { da: 'Ingen er skrevet op', en: 'Nobody is written down' },
  nobodyText: {
    da: 'Her står de, der arbejder med lejemål, husleje eller ansættelser. Skriv dem op, så de ikke kan få en rolle ved en fejl.',
    en: 'Those who work with tenancies, rent or hiring stand here. Write them down, so that they cannot be given a role by mistake.',
  },
  fromDay: { da: (day: string) => `fra ${day}`, en: (day: string) => `from ${day}` },
  end: { da: 'Slut i dag', en: 'End today' },
  endOf: {
    da: (duty: string, name: string) => `Slut i dag: ${duty}, ${name}`,
    en: (duty: string, name: string) => `End today: ${duty}, ${name}`,
  },
  ended: { da: 'Opgaven er slut fra i dag.', en: 'The duty has ended from today.' },
  already: { da: 'Opgaven var slut.', en: 'The duty had ended.' },
});
