import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Team', en: 'Team' },
  lead: {
    da: (names: string, isAnyone: boolean) => (isAnyone ? `Inde i dag: ${names}.` : 'Ingen er inde i dag.'),
    en: (names: string, isAnyone: boolean) => (isAnyone ? `In today: ${names}.` : 'Nobody is in today.'),
  },
  people: { da: 'Hvem er her, og hvor mange borgere', en: 'Who is here, and how many citizens' },
  ceilingNote: {
    da: (ceiling: number) => `aftalt loft: ${ceiling} borgere pr. person`,
    en: (ceiling: number) => `agreed ceiling: ${ceiling} citizens a person`,
  },
  name: { da: 'Navn', en: 'Name' },
  role: { da: 'Stilling', en: 'Position' },
  today: { da: 'I dag', en: 'Today' },
  citizens: { da: 'Borgere', en: 'Citizens' },
  cover: { da: 'Afløsning', en: 'Cover' },
  off: { da: 'Ikke på vagt', en: 'Off' },
  ill: { da: 'Syg', en: 'Ill' },
  out: { da: 'Ude', en: 'Out' },
  caseload: {
    da: (count: number, ceiling: number) => `${count} af ${ceiling}`,
    en: (count: number, ceiling: number) => `${count} of ${ceiling}`,
  },
  over: { da: 'Over loftet', en: 'Over the ceiling' },
  coveredBy: {
    da: (name: string, until: string) => `${name} afløser til og med ${until}`,
    en: (name: string, until: string) => `${name} covers to ${until}`,
  },
  landlord: { da: 'Opgaver for udlejer', en: 'Duties for the landlord' },
  landlordNote: { da: 'lejemål, husleje eller ansættelser', en: 'tenancies, rent or hiring' },
  keepDuties: { da: 'Ret listen', en: 'Keep the list' },
  noDuties: { da: 'Ingen er skrevet op', en: 'Nobody is written down' },
  noCaseRole: { da: 'Ser ingen borgere', en: 'Sees no citizens' },
  week: { da: 'Vagter i ugen', en: 'Shifts this week' },
  noShifts: { da: 'Ingen vagter er lagt i denne uge', en: 'No shifts are planned this week' },
  nobody: { da: 'Ingen er knyttet til kontoret', en: 'Nobody belongs to the office' },
});
