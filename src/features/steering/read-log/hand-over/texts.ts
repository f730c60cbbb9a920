import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Giv udtrækket til borgeren', en: 'Give the extract to the citizen' },
  way: { da: 'Hvordan?', en: 'How?' },
  wayHint: {
    da: 'Borgeren skal bruge en adresse og en kode. Giv dem aldrig samme vej.',
    en: 'The citizen needs an address and a code. Never give both the same way.',
  },
  paper: { da: 'Adressen på papir, koden siger jeg', en: 'The address on paper, I say the code' },
  sms_link: { da: 'Adressen på SMS, koden siger jeg', en: 'The address by SMS, I say the code' },
  sms_code: { da: 'Adressen på papir, koden på SMS', en: 'The address on paper, the code by SMS' },
  wayMissing: { da: 'Vælg, hvordan borgeren får adresse og kode', en: 'Choose how the citizen gets address and code' },
  noPhone: {
    da: 'Der står intet telefonnummer, der kan få en SMS.',
    en: 'There is no telephone number that can get an SMS.',
  },
  warning: { da: 'Borgeren er beskyttet', en: 'The citizen is protected' },
  warningHint: {
    da: 'Andre kan se telefonen. Spørg først, om det er trygt at sende en SMS.',
    en: 'Others may see the telephone. Ask first whether an SMS is safe.',
  },
  confirm: { da: 'Jeg har spurgt, og en SMS er tryg', en: 'I have asked, and an SMS is safe' },
  confirmMissing: {
    da: 'Spørg borgeren, og sæt kryds, eller vælg papir',
    en: 'Ask the citizen and tick the box, or choose paper',
  },
  make: { da: 'Lav adressen', en: 'Make the address' },
  lasts: {
    da: 'Adressen virker én gang og i syv dage. Du kan lukke den før.',
    en: 'The address works once and for seven days. You can close it earlier.',
  },
  madeTitle: { da: 'Adressen er lavet', en: 'The address is made' },
  madeLead: {
    da: 'Den vises kun nu. Gå ikke fra siden, før borgeren har fået den.',
    en: 'It is shown only now. Do not leave the page before the citizen has got it.',
  },
  address: { da: 'Adressen', en: 'The address' },
  qr: { da: 'Adressen som QR-kode', en: 'The address as a QR code' },
  code: { da: 'Koden', en: 'The code' },
  sayCode: {
    da: 'Sig koden til borgeren. Skriv den ikke på samme papir.',
    en: 'Say the code to the citizen. Do not write it on the same paper.',
  },
  sentBySms: { da: 'Sendes på SMS om et øjeblik', en: 'Goes out by SMS in a moment' },
  until: { da: 'Virker til og med', en: 'Works until and including' },
  back: { da: 'Til loggen', en: 'To the log' },
  already: {
    da: 'Adressen var lavet og bliver ikke vist igen. Luk den, og lav en ny.',
    en: 'The address had been made and is not shown again. Close it and make a new one.',
  },
  paperTitle: { da: 'Der er noget til dig', en: 'There is something for you' },
  onPaper: {
    da: 'Skriv adressen i en browser, eller peg på billedet med telefonens kamera. Skriv den kode, du har fået på en anden måde.',
    en: 'Type the address in a browser, or point the telephone’s camera at the picture. Type the code that you got another way.',
  },
  done: { da: 'Borgeren har fået den', en: 'The citizen has got it' },
  earlierTable: { da: 'Hver adresse, og hvad der blev af den', en: 'Each address and what became of it' },
  earlier: { da: 'Adresser, der er lavet', en: 'Addresses that were made' },
  made: { da: 'Lavet', en: 'Made' },
  state: { da: 'Nu', en: 'Now' },
  open: {
    da: (day: string) => `kan åbnes til og med ${day}`,
    en: (day: string) => `can be opened until and including ${day}`,
  },
  used: { da: (when: string) => `åbnet ${when}`, en: (when: string) => `opened ${when}` },
  revoked: { da: 'lukket', en: 'closed' },
  expired: { da: 'for gammel', en: 'too old' },
  locked: { da: 'lukket efter fem forkerte koder', en: 'closed after five wrong codes' },
  close: { da: 'Luk adressen', en: 'Close the address' },
  closeOne: { da: (when: string) => `Luk adressen fra ${when}`, en: (when: string) => `Close the address of ${when}` },
  closed: { da: 'Adressen er lukket.', en: 'The address is closed.' },
  act: { da: 'Handling', en: 'Act' },
  extract: { da: 'Hvem har set dine oplysninger', en: 'Who has looked at your information' },
  extractLead: {
    da: (n: number) => `${n} opslag. Gem eller print siden nu: adressen virker ikke igen.`,
    en: (n: number) => `${n} look-ups. Save or print the page now: the address does not work again.`,
  },
  right: {
    da: 'Du har ret til at vide, hvornår og hvorfor der er set i dine oplysninger, og fra hvilken organisation. Spørg, hvis noget undrer dig. Du kan også klage til Datatilsynet.',
    en: 'You have a right to know when and why your information was looked at, and from which organisation. Ask if something puzzles you. You can also complain to the Danish Data Protection Agency.',
  },
});
