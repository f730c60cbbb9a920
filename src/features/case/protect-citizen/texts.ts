import { defineTexts } from '#web/texts.ts';

export const texts = defineTexts({
  title: { da: 'Beskyttelse', en: 'Protection' },
  lead: {
    da: (name: string) => `${name} får den samme hjælp. Adressen bliver ikke vist nogen steder.`,
    en: (name: string) => `${name} gets the same help. The address is not shown anywhere.`,
  },
  kind: { da: 'Hvilken beskyttelse?', en: 'Which protection?' },
  kindHint: {
    da: 'Begge kan gælde på samme tid. Spørg ikke hvorfor, og skriv det ikke her.',
    en: 'Both may run at the same time. Do not ask why, and do not write it here.',
  },
  kindMissing: { da: 'Vælg, hvilken beskyttelse det er', en: 'Choose which protection it is' },
  from: { da: 'Fra hvilken dag?', en: 'From which day?' },
  fromHint: { da: 'Tomt felt betyder i dag', en: 'Empty means today' },
  until: { da: 'Til og med hvilken dag?', en: 'Until and including which day?' },
  untilHint: {
    da: 'Tomt felt: et år for navn og adresse, som loven siger. Uden adresse: til du slutter den.',
    en: 'Empty: one year for name and address, as the law says. Without an address: until you end it.',
  },
  order: { da: 'Den sidste dag ligger før den første', en: 'The last day is before the first' },
  overlaps: {
    da: 'Den beskyttelse gælder allerede i de dage. Slut den først, eller vælg en senere dag',
    en: 'That protection already runs on those days. End it first, or choose a later day',
  },
  save: { da: 'Gem beskyttelsen', en: 'Save the protection' },
  saved: { da: 'Beskyttelsen er gemt.', en: 'The protection is saved.' },
  end: { da: 'Slut i dag', en: 'End today' },
  fromDay: { da: (day: string) => `Fra ${day}`, en: (day: string) => `From ${day}` },
  fromUntil: {
    da: (from: string, to: string) => `Fra ${from}, slutter ${to}`,
    en: (from: string, to: string) => `From ${from}, ends ${to}`,
  },
  endHint: {
    da: 'Slut kun, når borgeren selv har sagt det, eller CPR viser det. Så kan adressen ses igen af dem, der har lov.',
    en: 'End it only when the citizen says so, or the civil register does. Then those who may see the address see it again.',
  },
  ended: { da: 'Beskyttelsen er slut fra i dag.', en: 'The protection has ended from today.' },
  already: { da: 'Beskyttelsen var slut.', en: 'The protection had ended.' },
});
