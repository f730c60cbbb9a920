import { defineTexts, type Language } from '../texts.ts';

const texts = defineTexts({
  'today.read': { da: 'Dagens overblik', en: 'The day’s overview' },
  'open-door.read': { da: 'Køen ved døren', en: 'The queue at the door' },
  'visit.register': { da: 'Henvendelse skrevet op', en: 'A visit written down' },
  'visit.serve': { da: 'Henvendelse taget', en: 'A visit served' },
  'citizen-list.read': { da: 'Listen over egne borgere', en: 'The list of own citizens' },
  'citizen.search': { da: 'Søgning', en: 'Search' },
  'citizen-file.read': { da: 'Borgerens side', en: 'The citizen’s page' },
  'citizen-cpr.reveal': { da: 'CPR-nummeret vist', en: 'The CPR number shown' },
  'break-glass.open': { da: 'Nødadgang til sagen åbnet', en: 'Break-glass to the file opened' },
  'break-glass.read': { da: 'Borgerens side, læst med nødadgang', en: 'The citizen’s page, read with break-glass' },
  'break-glass.review': { da: 'Lederens tilsyn med nødadgang', en: 'The leader’s oversight of break-glass' },
  'contact.write': { da: 'Note', en: 'Note' },
  'promise.write': { da: 'Løfte', en: 'Promise' },
  'plan.write': { da: 'Plan', en: 'Plan' },
  'appointment.write': { da: 'Aftale', en: 'Appointment' },
  'consent.register': { da: 'Samtykke', en: 'Consent' },
  'protection.write': { da: 'Beskyttelse', en: 'Protection' },
  'contact-person.change': { da: 'Skift af kontaktperson', en: 'Change of contact person' },
  'company.read': { da: 'Virksomhed', en: 'Company' },
  'placement.register': { da: 'Virksomhedsforløb', en: 'Placement' },
  'work-hours.read': { da: 'Timer', en: 'Hours' },
  'work-hours.register': { da: 'Timer skrevet', en: 'Hours written' },
  'course.read': { da: 'Hold', en: 'Group course' },
  'course.lead': { da: 'Fremmøde', en: 'Attendance' },
  'team.read': { da: 'Team', en: 'Team' },
  'figure.read': { da: 'Personerne bag et tal', en: 'The persons behind a figure' },
  'reading-watch.read': { da: 'Tilsyn med opslag', en: 'Oversight of reading' },
  'deletion.read': { da: 'Listen over det, der skal slettes', en: 'The list of what is due for deletion' },
  'deletion.decide': { da: 'Sletning besluttet', en: 'Deletion decided' },
  'read-log.read': { da: 'Udtræk af loggen', en: 'Extract of the log' },
  'read-log.hand-over': { da: 'Udtræk givet til borgeren', en: 'Extract given to the citizen' },
  'read-log.names': { da: 'Loggen med navne', en: 'The log with names' },
});

/** What was opened, by its act; undefined where an act has no words and is told by its purpose alone. */
export function actWords(act: string, language: Language): string | undefined {
  const words: Partial<Record<string, string>> = texts(language);
  return words[act];
}
