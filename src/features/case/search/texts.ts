import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Søg', en: 'Search' },
  error: { da: 'Fejl: Søg', en: 'Error: Search' },
  errors: { da: 'Der mangler noget', en: 'Something is missing' },
  lead: {
    da: 'Du finder borgere, du må se, og kommunens virksomheder. Vi skriver i loggen, hvad du søger efter.',
    en: 'You find citizens you may see and the companies of the municipality. We log what you search for.',
  },
  box: { da: 'Navn, CPR-nummer eller CVR-nummer', en: 'Name, CPR number or CVR number' },
  hint: {
    da: 'En del af navnet er nok. Stavemåden betyder ikke noget.',
    en: 'Part of the name is enough. Spelling does not matter.',
  },
  missing: { da: 'Skriv mindst et bogstav', en: 'Type at least one letter' },
  find: { da: 'Søg', en: 'Search' },
  citizens: { da: 'Borgere', en: 'Citizens' },
  companies: { da: 'Virksomheder', en: 'Companies' },
  nothing: { da: 'Ingen borgere', en: 'No citizens' },
  nothingText: {
    da: 'Prøv en del af navnet. Det kan også være, at du ikke må se sagen.',
    en: 'Try a part of the name. It may also be a file that you may not see.',
  },
  urgent: { da: 'Haster det, og er borgeren ikke her?', en: 'Is it urgent, and the citizen is not here?' },
  breakGlass: { da: 'Nødadgang', en: 'Break-glass' },
  noCompanies: { da: 'Ingen virksomheder', en: 'No companies' },
  more: {
    da: (most: number) => `De første ${most}. Skriv mere af navnet.`,
    en: (most: number) => `The first ${most}. Type more of the name.`,
  },
  followedBy: { da: (name: string) => `Kontaktperson ${name}`, en: (name: string) => `Contact person ${name}` },
  writeNote: { da: 'Skriv note', en: 'Write a note' },
  cvr: { da: (cvr: string) => `CVR ${cvr}`, en: (cvr: string) => `CVR ${cvr}` },
});
