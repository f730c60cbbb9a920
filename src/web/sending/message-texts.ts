import { defineTexts, type Language } from '#web/texts.ts';

/**
 * Every text that is sent out. Whoever looks over a shoulder learns nothing from one: no name, no office, nothing about work or health, no occasion.
 * Nothing else can be sent, so a new kind of message begins here, and the test reads it.
 */
export const messageTexts = defineTexts({
  subject: { da: 'Besked til dig', en: 'Message for you' },
  link: {
    da: (values: MessageValues) =>
      `Hej. Der er noget til dig her: ${values.address} Du kan åbne det én gang, senest ${values.until}. Koden får du på en anden måde.`,
    en: (values: MessageValues) =>
      `Hello. There is something for you here: ${values.address} You can open it once, ${values.until} at the latest. You get the code another way.`,
  },
  short_code: {
    da: (values: MessageValues) => `Hej. Din kode er ${values.code}. Vis den ikke til andre.`,
    en: (values: MessageValues) => `Hello. Your code is ${values.code}. Do not show it to anyone.`,
  },
});

export type MessageKind = 'link' | 'short_code';

/** All that may vary in a message. */
export interface MessageValues {
  /** The address of a link. */
  address: string;
  /** The last day, in words. */
  until: string;
  /** A short code. */
  code: string;
}

/** The language of a message, by the recipient's own (code list "language"): Danish for Danish and when it is not known, else English. */
export function messageLanguage(language: string | null): Language {
  return language === null || language === 'da' ? 'da' : 'en';
}
