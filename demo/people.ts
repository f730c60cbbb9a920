import type { Random } from './random.ts';

/** A person invented for the demo: first names of many kinds, last names out of the garden, a CPR number that CPR never issues. */
export interface DemoPerson {
  firstName: string;
  lastName: string;
  cpr: string;
  language: string;
  needsInterpreter: boolean;
  phone: string;
  isYoung: boolean;
}

const firstNames = [
  'Amina',
  'Birthe',
  'Farah',
  'Hodan',
  'Ibrahim',
  'Jytte',
  'Kenneth',
  'Lars',
  'Layla',
  'Linh',
  'Mahmoud',
  'Nadia',
  'Omar',
  'Per',
  'Rukia',
  'Samira',
  'Tove',
  'Yusuf',
  'Zahra',
  'Åse',
  'Brian',
  'Connie',
  'Dennis',
  'Elif',
  'Fatuma',
  'Gert',
  'Hanne',
  'Jamal',
  'Kim',
  'Leyla',
  'Michael',
  'Nuray',
  'Ole',
  'Pia',
  'Ruth',
  'Selma',
  'Thanh',
  'Ulla',
  'Vibeke',
  'Wafa',
  'Yvonne',
  'Zeynep',
  'Ahmed',
  'Bjarne',
  'Emina',
  'Flemming',
  'Halima',
  'Ines',
  'John',
  'Kirsten',
  'Lone',
  'Marwan',
  'Nima',
  'Oskar',
  'Priya',
  'Ragnhild',
  'Sahra',
  'Tina',
  'Ursula',
  'Viggo',
] as const;

const lastNames = [
  'Ahornblad',
  'Anemone',
  'Bellis',
  'Blåklokke',
  'Brombær',
  'Bukketorn',
  'Dagpragtstjerne',
  'Enebær',
  'Engblomme',
  'Fingerbøl',
  'Fyrrekogle',
  'Gederams',
  'Guldregn',
  'Gyvel',
  'Havelåge',
  'Havtorn',
  'Hindbær',
  'Hvidkløver',
  'Hyacint',
  'Isfugl',
  'Jordbær',
  'Kaprifolie',
  'Klematis',
  'Kornblomst',
  'Kærminde',
  'Lavendel',
  'Liljekonval',
  'Lupin',
  'Løvetand',
  'Lærkespore',
  'Morgenfrue',
  'Månelys',
  'Nattergal',
  'Okkergul',
  'Pebermynte',
  'Perlehyacint',
  'Pimpernel',
  'Ranunkel',
  'Regnspove',
  'Ribs',
  'Rosmarin',
  'Sankthansurt',
  'Skovmærke',
  'Solbær',
  'Solsikke',
  'Solsort',
  'Stedmoder',
  'Stenbræk',
  'Stjernemos',
  'Tusindfryd',
  'Vandmynte',
  'Vedbend',
  'Vibefedt',
  'Vintergæk',
  'Æblerose',
  'Ærenpris',
  'Ørnebregne',
  'Åkande',
] as const;

/** Somebody's first name beside the language she may bring; names alone never decide it. */
const languages = { da: 62, so: 9, ar: 10, tr: 5, fa: 4, bs: 3, ta: 2, vi: 2, pl: 3 } as const;

/** People of one office: no two with the same name or number. */
export function inventPeople(random: Random, year: number): () => DemoPerson {
  const names = new Set<string>();
  const numbers = new Set<string>();
  return () => {
    let [firstName, lastName] = ['', ''];
    do [firstName, lastName] = [random.pick(firstNames), random.pick(lastNames)];
    while (names.has(`${firstName} ${lastName}`));
    names.add(`${firstName} ${lastName}`);
    const age = random.weighted({ young: 18, middle: 52, older: 30 });
    const born =
      year - (age === 'young' ? random.whole(19, 29) : age === 'middle' ? random.whole(30, 47) : random.whole(48, 62));
    let cpr = '';
    do cpr = substituteNumber(random, born);
    while (numbers.has(cpr));
    numbers.add(cpr);
    const language = random.weighted(languages);
    return {
      firstName,
      lastName,
      cpr,
      language,
      needsInterpreter: language !== 'da' && random.chance(0.4),
      // Eight digits beginning with 00: no such number can be called.
      phone: `00${String(random.whole(100_000, 999_999))}`,
      isYoung: age === 'young',
    };
  };
}

/** A substitute number (Da: erstatningspersonnummer): the day has 60 added, so that it can belong to nobody. */
function substituteNumber(random: Random, year: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const seventh = year < 2000 ? '0' : '4';
  return `${60 + random.whole(1, 28)}${two(random.whole(1, 12))}${two(year % 100)}${seventh}${String(random.whole(1, 999)).padStart(3, '0')}`;
}
