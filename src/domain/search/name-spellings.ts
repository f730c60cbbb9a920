/**
 * Names that are written in several usual ways in Latin letters. One line is one name; spellings that the letter rules of the search key
 * already make equal (Yusuf and Jusuf, Mohammed and Mohamed) need not all stand here.
 */
const FAMILIES: readonly string[] = [
  'mohammed muhammed mohammad muhammad mohamud muhamud mehmed mehmet mahomed',
  'ahmed ahmad ahmet',
  'mahmoud mahmud mahmut',
  'abdullah abdallah abdulla abdullahi abdillahi abdellah',
  'abdulrahman abdelrahman abdirahman abdurrahman abdurahman abdourahman',
  'abdulkadir abdelkader abdikadir abdulqadir',
  'ibrahim ebrahim ibraheem brahim',
  'ismail ismael esmail ismaeel',
  'yusuf yousef youssef yousuf josef joseph yussuf',
  'hussein hussain hossein hosein husein huseyin houssein',
  'hassan hasan hassen',
  'omar umar omer umer',
  'osman othman uthman usman ousmane',
  'mustafa mostafa moustafa mustapha mostapha',
  'musa moussa mousa moosa',
  'suleiman sulejman soleiman suleman sulayman souleymane suleyman',
  'ali aly',
  'said saeed saied sayed saiid',
  'khalid khaled halid',
  'jamal gamal djamal cemal',
  'karim kareem kerim',
  'rashid rasheed raschid rachid',
  'tarek tariq tarik',
  'fatima fatma fatemeh fatime fadumo fadma fatimah fathima',
  'aisha aysha ayse aicha aesha ayesha caasha',
  'khadija khadidja hatice kadija khadijo khadeeja',
  'mariam maryam miriam meryem maryan mariama',
  'zainab zaynab zeinab zeynep sainab seynab',
  'amina aminah emine aamina amine',
  'leila layla laila leyla',
  'nour noor nur nura noura',
  'samira sameera',
  'jens jentz',
  'christian kristian kristjan',
  'christina kristina cristina kirstina',
  'kirsten kristin kirstin',
  'michael mikael mikail',
  'poul paul povl pavel',
  'peter peder petter',
  'hans hanns',
  'erik eric erich',
  'soren sorn',
  'henning hening',
  'karen karin carin caren',
  'helle hella',
  'katrine cathrine katharina catrin kathrin katarina catharina',
  'elisabeth elizabeth elsebeth',
  'louise luise lovise',
  'petersen pedersen',
  'poulsen paulsen povlsen',
  'schmidt schmitt smith smidt',
  'schultz schulz skultz schulze',
  'madsen matzen',
  'bendtsen bentsen benzen',
  'mathiasen mathiesen matthiesen',
  'frederiksen fredriksen frederichsen',
  'nielsen nilsen',
  'steffen stefan stephan steven',
];

const SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map(
  FAMILIES.map((line) => line.split(' ')).flatMap((family) => family.map((name) => [name, family] as const)),
);

/** The other usual spellings of a name in lower case, plain letters; none if it has none. */
export function spellingsOf(word: string): readonly string[] {
  return (SPELLINGS.get(word) ?? []).filter((spelling) => spelling !== word);
}
