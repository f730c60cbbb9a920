import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  back: { da: 'Hold', en: 'Courses' },
  lead: {
    da: (place: string, ledBy: string, free: number) =>
      `${place}. ${ledBy} leder holdet. ${free === 1 ? '1 ledig plads' : `${free} ledige pladser`}.`,
    en: (place: string, ledBy: string, free: number) =>
      `${place}. ${ledBy} leads the course. ${free === 1 ? '1 free seat' : `${free} free seats`}.`,
  },
  leadSome: {
    da: (place: string, ledBy: string) => `${place}. ${ledBy} leder holdet. Du ser dem, der har sagt ja til det.`,
    en: (place: string, ledBy: string) => `${place}. ${ledBy} leads the course. You see those who have agreed to it.`,
  },
  sessions: { da: 'Gange', en: 'Sessions' },
  participants: { da: 'Deltagere', en: 'Participants' },
  participantsNote: { da: 'dem, du må se', en: 'those you may see' },
  noParticipants: { da: 'Ingen deltagere endnu', en: 'No participants yet' },
  noParticipantsText: { da: 'Tilmeld en borger nedenfor.', en: 'Take a citizen in below.' },
  came: {
    da: (came: number, all: number) => (all === 0 ? 'ingen gange endnu' : `kom ${came} af ${all} gange`),
    en: (came: number, all: number) => (all === 0 ? 'no sessions yet' : `came to ${came} of ${all} sessions`),
  },
  saved: {
    da: (here: number, away: number) => `${here} her, ${away} væk`,
    en: (here: number, away: number) => `${here} here, ${away} away`,
  },
  list: { da: 'Mødeliste', en: 'Attendance list' },
  listFor: { da: (when: string) => `Mødeliste ${when}`, en: (when: string) => `Attendance list ${when}` },
  leave: { da: 'Afmeld', en: 'Take off' },
  leaveFor: { da: (name: string) => `Afmeld ${name}`, en: (name: string) => `Take off ${name}` },
  join: { da: 'Tilmeld en borger', en: 'Take a citizen in' },
  who: { da: 'Hvem?', en: 'Who?' },
  choose: { da: 'Vælg', en: 'Choose' },
  saveJoin: { da: 'Tilmeld', en: 'Take in' },
  full: { da: 'Holdet er fuldt. Afmeld en deltager først.', en: 'The course is full. Take a participant off first.' },
  takesPart: { da: 'Borgeren er allerede på holdet.', en: 'The citizen is already on the course.' },
  whoMissing: { da: 'Vælg en borger.', en: 'Choose a citizen.' },
  more: { da: 'En gang til', en: 'One more session' },
  theme: { da: 'Hvad handler gangen om?', en: 'What is the session about?' },
  day: { da: 'Hvilken dag?', en: 'Which day?' },
  from: { da: 'Fra kl.', en: 'From' },
  to: { da: 'Til kl.', en: 'To' },
  saveSession: { da: 'Gem gangen', en: 'Save the session' },
  themeMissing: { da: 'Skriv, hvad gangen handler om.', en: 'Write what the session is about.' },
  dayWrong: { da: 'Skriv en dato, for eksempel 3. december.', en: 'Write a date, for example 3 December.' },
  timeWrong: { da: 'Skriv et klokkeslæt, for eksempel 12.30.', en: 'Write a time, for example 12:30.' },
  timeOrder: { da: 'Gangen skal slutte, efter at den begynder.', en: 'The session must end after it begins.' },
  added: {
    da: (theme: string) => `Gangen er lagt til: ${theme}.`,
    en: (theme: string) => `The session has been added: ${theme}.`,
  },
  errors: { da: 'Ret dette først', en: 'Put this right first' },
  // Without the name: a receipt travels in a cookie.
  joined: { da: 'Borgeren er tilmeldt.', en: 'The citizen has been taken in.' },
  left: { da: 'Deltageren er afmeldt.', en: 'The participant has been taken off.' },
});
