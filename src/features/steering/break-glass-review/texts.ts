import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Nødadgang til sager', en: 'Break-glass to files' },
  lead: {
    da: (n: number) =>
      n === 0 ? 'Der er intet at kvittere for.' : n === 1 ? 'Én skal du kvittere for.' : `${n} skal du kvittere for.`,
    en: (n: number) =>
      n === 0
        ? 'There is nothing to sign off.'
        : n === 1
          ? 'One is for you to sign off.'
          : `${n} are for you to sign off.`,
  },
  back: { da: 'I dag', en: 'Today' },
  list: { da: 'Hvem åbnede hvad, og hvorfor', en: 'Who opened what, and why' },
  none: { da: 'Ingen har brugt nødadgang', en: 'Nobody has used break-glass' },
  noneText: {
    da: 'Når en sagsbehandler fra et andet kontor åbner en sag her, står det her med det samme.',
    en: 'When a case worker from another office opens a file here, it stands here at once.',
  },
  who: {
    da: (name: string, from: string) => `${name}, ${from}`,
    en: (name: string, from: string) => `${name}, ${from}`,
  },
  asked: { da: (when: string) => `spurgte ${when}`, en: (when: string) => `asked ${when}` },
  until: { da: (time: string) => `åben til ${time}`, en: (time: string) => `open until ${time}` },
  read: {
    da: (n: number) => (n === 1 ? 'læst 1 gang' : `læst ${n} gange`),
    en: (n: number) => (n === 1 ? 'read once' : `read ${n} times`),
  },
  lapsed: { da: 'blev ikke åbnet', en: 'was not opened' },
  waits: { da: 'Venter på dig', en: 'Waits for you' },
  toSignOff: { da: 'Skal kvitteres', en: 'To be signed off' },
  signedOff: {
    da: (who: string, when: string) => `${who} kvitterede ${when}`,
    en: (who: string, when: string) => `${who} signed it off ${when}`,
  },
  open: { da: 'Åbn i en time', en: 'Open for an hour' },
  refuse: { da: 'Sig nej, og kvittér', en: 'Say no, and sign off' },
  signOff: { da: 'Jeg har set det', en: 'I have seen it' },
  opened: { da: 'Sagen er åben i en time.', en: 'The file is open for an hour.' },
  done: { da: 'Du har kvitteret.', en: 'You have signed it off.' },
  already: { da: 'Det var gjort.', en: 'It had been done.' },
});
