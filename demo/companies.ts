/** A company invented for the demo. */
export interface DemoCompany {
  cvr: string;
  name: string;
  job: string;
}

const WEIGHTS = [2, 7, 6, 5, 4, 3, 2] as const;
const names: readonly (readonly [string, string])[] = [
  ['Bageriet Bolle', 'Medhjælper i bageri'],
  ['Kantinen Kvisten', 'Køkkenmedhjælper'],
  ['Vaskeriet Hvidt', 'Medarbejder i vaskeri'],
  ['Gartneriet Grønspire', 'Gartnermedhjælper'],
  ['Butikken Bindestreg', 'Butiksmedarbejder'],
  ['Plejehjemmet Pilelunden', 'Køkkenmedhjælper'],
  ['Rengøring Regnbue', 'Rengøringsassistent'],
  ['Lageret Lille Hjørne', 'Lagermedarbejder'],
  ['Børnehuset Bølgen', 'Medhjælper i institution'],
  ['Cykelværkstedet Kæden', 'Medhjælper på værksted'],
  ['Systuen Sidste Søm', 'Syerske'],
  ['Caféen Kop og Kande', 'Cafémedarbejder'],
  ['Frugtgrossisten Kvæde', 'Pakkeri'],
  ['Fiskebutikken Finne', 'Medhjælper i butik'],
  ['Hotellet Hejren', 'Stuepige'],
  ['Genbrugsbutikken Gengæld', 'Butiksmedarbejder'],
];

/** The companies of one office: numbers 1000xxxx that pass the check digit but stand in a row no register gives out. */
export function inventCompanies(office: number): DemoCompany[] {
  let candidate = 10_000_000 + office * 1000;
  return names.map(([name, job]) => {
    do candidate += 1;
    while (checkDigit(Math.floor(candidate / 10)) !== candidate % 10);
    return { cvr: String(candidate), name, job };
  });
}

function checkDigit(firstSeven: number): number {
  const sum = WEIGHTS.reduce<number>((total, weight, at) => total + weight * Number(String(firstSeven)[at]), 0);
  return (11 - (sum % 11)) % 11;
}
